import { expect, test } from "vitest";
import { shownTime } from "./shown-time";
import { sampleConclusion, sampleSignature, unjudgedSignature } from "./testing/sample-report";

const claimed = { at: "2026-03-02T08:00:00.000Z", source: "claimed" };
const stamped = { at: "2026-03-02T08:00:05.000Z", source: "timestamp", authority: "DEMO TSA 2024" };
const withTimes = (more: Parameters<typeof sampleConclusion>[0]) =>
  shownTime(sampleSignature({ conclusion: sampleConclusion(more) }));

test("a time that a time-stamp proves is told with its authority", () => {
  expect(shownTime(sampleSignature())).toEqual(stamped);
});

test("a time-stamp that is not confirmed gives no time: the signer's clock does", () => {
  expect(withTimes({ bestTime: null })).toEqual(claimed);
  expect(withTimes({ bestTime: null, claimedTime: null })).toBeUndefined();
});

test("what proves a time without an authority's name is told alone", () => {
  const at = "2026-03-03T08:00:00.000Z";
  for (const source of ["time_mark", "archive_timestamp", "document_timestamp"] as const)
    expect(withTimes({ bestTime: { at, source } })).toEqual({ at, source });
});

test("a report from before trust was judged has the time of its time-stamp, or the claim", () => {
  expect(shownTime(unjudgedSignature())).toEqual(stamped);
  const unstamped = unjudgedSignature({ signedAt: claimed.at, timestampAuthority: null });
  expect(shownTime(unstamped)).toEqual(claimed);
  expect(shownTime(unjudgedSignature({ signedAt: null }))).toBeUndefined();
});
