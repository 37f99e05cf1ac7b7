import { expect, test } from "vitest";
import { openScene } from "../testing/signed-scene";
import { concludeTimestamps } from "./conclude-timestamps";

test("a time-stamp over a file passes with an authority that is listed, whether or not anything is signed", async () => {
  const { stamp, context } = await openScene();
  const over = stamp("2024-06-01T12:00:00Z", { kind: "document" });
  const { conclusions } = concludeTimestamps([over], noEvidence, context);
  expect(conclusions.get(over)).toMatchObject({ indication: "TOTAL-PASSED", authority: "Time-stamps" });
});

test("it is not confirmed where no anchor vouches for its authority", async () => {
  const { stamp, context } = await openScene();
  const over = stamp("2024-06-01T12:00:00Z", { kind: "document" });
  const { conclusions } = concludeTimestamps([over], noEvidence, { now: context.now });
  expect(conclusions.get(over)).toMatchObject({
    ...{ indication: "INDETERMINATE", subIndication: "NO_CERTIFICATE_CHAIN_FOUND", isQualified: false },
  });
});

test("one that cannot be read has no conclusion", async () => {
  const { stamp, context } = await openScene();
  const unread = stamp("2024-06-01T12:00:00Z", { stampedAt: undefined, faults: ["timestamp_invalid"] });
  expect(concludeTimestamps([unread], noEvidence, context).conclusions.size).toBe(0);
});

const noEvidence = { certificates: [], revocation: [] };
