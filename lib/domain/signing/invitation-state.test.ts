import { expect, test } from "vitest";
import { dayMs } from "../time/durations";
import { canRead, invitationState, type InvitationState } from "./invitation-state";

const now = new Date("2026-11-25T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
const none = {
  cancelRequestedAt: null,
  withdrawnAt: null,
  revokedAt: null,
  signedAt: null,
  declinedAt: null,
  signedFileAt: null,
  trashedAt: null,
  isInTurn: true,
};

const cases: [Partial<Parameters<typeof invitationState>[0]>, InvitationState][] = [
  [{ status: "out_for_signature" }, "to_sign"],
  [{ status: "out_for_signature", isInTurn: false }, "not_in_turn"],
  [{ status: "out_for_signature", signedAt: now }, "waiting"],
  [{ status: "out_for_signature", declinedAt: now }, "ended"],
  [{ status: "out_for_signature", cancelRequestedAt: now }, "ended"],
  [{ status: "collecting", cancelRequestedAt: now, signedAt: now }, "waiting"],
  [{ status: "out_for_signature", withdrawnAt: now }, "ended"],
  [{ status: "signed", signedFileAt: now, withdrawnAt: now }, "ended"],
  [{ status: "needs_attention" }, "waiting"],
  [{ status: "collecting", signedAt: now }, "waiting"],
  [{ status: "signed", signedAt: now, signedFileAt: daysAgo(29) }, "signed"],
  [{ status: "signed", signedAt: now, signedFileAt: daysAgo(31) }, "too_late"],
  [{ status: "signed", signedAt: now, signedFileAt: now, trashedAt: now }, "deleted"],
  [{ status: "signed", signedAt: now, signedFileAt: daysAgo(31), trashedAt: now }, "deleted"],
  [{ status: "cancelled", trashedAt: now }, "ended"],
  [{ status: "cancelled" }, "ended"],
  [{ status: "out_for_signature", revokedAt: now }, "replaced"],
  [{ status: "signed", signedFileAt: now, revokedAt: now }, "replaced"],
];

test.each(cases)("a link to %j is %s", (recorded, state) => {
  expect(invitationState({ ...none, status: "out_for_signature", ...recorded }, now)).toBe(state);
});

test("a link that was replaced, whose signing ended or whose document was deleted opens no document", () => {
  expect((["replaced", "too_late", "deleted", "ended"] as const).some(canRead)).toBe(false);
});
