import { describe, expect, test } from "vitest";
import { signingStatuses, type SigningStatus } from "@/lib/domain/signing/signing-status";
import { dayMs, hourMs } from "@/lib/domain/time/durations";
import {
  gatewayExpiryAfter,
  nextMarkAt,
  type TimedSigning,
  timedStep,
  warningsDue,
} from "./gateway-retention";

const end = new Date("2026-12-24T10:00:00Z");
const before = (ms: number) => new Date(end.getTime() - ms);

const out: TimedSigning = {
  ...{ deadlineAt: null, checkedAt: null, remindAt: null },
  ...{ status: "out_for_signature", gatewayToken: "signing", gatewayExpiresAt: end, warnings: 2 },
  ...{ signedCount: 0, keptSignatures: 0, resultUrl: null, failures: 0, reason: null },
};
const partly: TimedSigning = { ...out, signedCount: 1 };

test("the gateway's retention ends thirty days after the upload", () => {
  expect(gatewayExpiryAfter(before(30 * dayMs))).toEqual(end);
});

test("warnings are due seven days before the end and two days before it", () => {
  expect([7 * dayMs + 1, 7 * dayMs, 2 * dayMs + 1, 2 * dayMs, 0].map(warningsDue)).toEqual([0, 1, 1, 2, 2]);
});

describe("the owner", () => {
  const step = (leftMs: number, warnings: number) => timedStep({ ...out, warnings }, before(leftMs));

  test("is warned once at each of the two moments", () => {
    expect(step(7 * dayMs + 1, 0)).toBeUndefined();
    expect(step(7 * dayMs, 0)).toBe("warnOwner");
    expect(step(7 * dayMs, 1)).toBeUndefined();
    expect(step(2 * dayMs, 1)).toBe("warnOwner");
    expect(step(2 * dayMs, 2)).toBeUndefined();
  });

  test("is warned once if both moments were missed", () => {
    expect(step(dayMs, 0)).toBe("warnOwner");
    expect(warningsDue(dayMs)).toBe(2);
  });

  test("is not warned of a signing that is not out yet, nor of one that is over", () => {
    expect(timedStep({ ...out, warnings: 0, gatewayToken: null, status: "preparing" }, before(dayMs))).toBe(
      undefined,
    );
    expect(timedStep({ ...out, warnings: 0, status: "declined" }, before(dayMs))).toBeUndefined();
  });
});

describe("a partly signed file", () => {
  test("is kept from a day before the end, and again after each further signature", () => {
    expect(timedStep(partly, before(dayMs + 1))).toBeUndefined();
    expect(timedStep(partly, before(dayMs))).toBe("keepPartial");
    expect(timedStep({ ...partly, keptSignatures: 1 }, before(dayMs))).toBeUndefined();
    expect(timedStep({ ...partly, signedCount: 2, keptSignatures: 1 }, before(1))).toBe("keepPartial");
  });

  test("is requested once even after the end, as the gateway may delete it later than expected", () => {
    expect(timedStep(partly, before(-dayMs))).toBe("keepPartial");
    expect(timedStep({ ...partly, failures: 1 }, before(-dayMs))).toBe("expire");
  });

  test("is also kept for a signing that waits for an admin, unless its finished file is here", () => {
    const waiting: TimedSigning = { ...partly, status: "needs_attention" };
    const rejected: TimedSigning = { ...waiting, reason: { code: "signed_file_rejected" } };
    expect(timedStep({ ...waiting, reason: { code: "gateway_unknown_answer" } }, before(1))).toBe(
      "keepPartial",
    );
    expect(timedStep(rejected, before(1))).toBeUndefined();
    expect(nextMarkAt(rejected, before(dayMs))).toBeUndefined();
  });
});

test("a signing ends at the last moment and not before, unless everyone has signed", () => {
  expect(timedStep(out, before(1))).toBeUndefined();
  expect(timedStep(out, end)).toBe("expire");
  expect(timedStep({ ...out, status: "preparing", gatewayToken: null }, end)).toBe("expire");
  expect(timedStep({ ...out, status: "needs_attention", resultUrl: "there" }, end)).toBeUndefined();
});

test("time ends no signing that is over or whose finished file is on its way", () => {
  const endedByTime: SigningStatus[] = ["preparing", "out_for_signature", "needs_attention"];
  for (const status of signingStatuses.filter((each) => !endedByTime.includes(each))) {
    expect(timedStep({ ...partly, status }, end), status).toBeUndefined();
    expect(nextMarkAt({ ...partly, status }, before(dayMs)), status).toBeUndefined();
  }
});

test("the marks are seven days, two days, a day, an hour, and the end", () => {
  const marks: number[] = [];
  for (let at = before(30 * dayMs), mark; (mark = nextMarkAt(out, at)); at = mark)
    marks.push((end.getTime() - mark.getTime()) / hourMs);
  expect(marks).toEqual([7 * 24, 2 * 24, 24, 1, 0]);
});
