import { describe, expect, test } from "vitest";
import {
  canMove,
  canSend,
  documentStatuses,
  hasTrait,
  isOver,
  openStatuses,
  signingStatuses,
} from "./signing-status";

describe("the statuses of a signing", () => {
  test("a signed signing never changes again", () => {
    expect(signingStatuses.filter((to) => canMove("signed", to))).toEqual([]);
  });

  test("a signing becomes signed only out of collecting", () => {
    expect(signingStatuses.filter((from) => canMove(from, "signed"))).toEqual(["collecting"]);
  });

  test("a signing that waits for an admin is not over", () => {
    expect(isOver("needs_attention")).toBe(false);
  });

  test("a signing is over in exactly the statuses that lead to no other", () => {
    const withoutNext = signingStatuses.filter((from) => !signingStatuses.some((to) => canMove(from, to)));
    expect(signingStatuses.filter(isOver)).toEqual(withoutNext);
    expect(openStatuses).toEqual(signingStatuses.filter((status) => !withoutNext.includes(status)));
  });

  test("a signing has evidence once it is over or waits for an admin", () => {
    const ended = ["signed", "declined", "cancelled", "expired", "failed", "needs_attention"];
    expect(documentStatuses.filter((status) => hasTrait(status, "provable"))).toEqual(ended);
  });

  test("a document can be sent as a draft, or after a signing that ended without a signed file", () => {
    expect(documentStatuses.filter(canSend)).toEqual(["draft", "declined", "cancelled", "expired", "failed"]);
  });
});
