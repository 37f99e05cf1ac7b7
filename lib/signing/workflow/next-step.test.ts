import { expect, test } from "vitest";
import { nextStep } from "./next-step";

const at = new Date("2026-11-24T10:00:00Z");

/** What is recorded after each step: each adds one fact. */
const sent = {
  ...{ gatewayExpiresAt: new Date("2026-12-24T10:00:00Z"), warnings: 0, signedCount: 0, keptSignatures: 0 },
  ...{ resultUrl: null, failures: 0, reason: null, partialReport: null },
  ...{ deadlineAt: null, checkedAt: null, remindAt: null },
  sources: [{ token: null, uploadedAt: null }],
  gatewayToken: null,
  signedFileId: null,
  archive: null,
  isResultRejected: false,
  deletedAtGatewayAt: null,
  cancelRequestedAt: null,
  changingCount: 0,
};
const handedOver = { ...sent, sources: [{ token: "file", uploadedAt: null }] };
const uploaded = { ...handedOver, sources: [{ token: "file", uploadedAt: at }] };
const created = { ...uploaded, gatewayToken: "signing" };
const complete = { ...created, resultUrl: "https://gateway.test/api/signing/signing/download" };
const collected = { ...created, signedFileId: "fil_1" };
const awaiting = { ...collected, archive: "awaited" } as const;
const deleted = { ...collected, deletedAtGatewayAt: at };

test.each([
  ["preparing", sent, "uploadFile"],
  ["preparing", handedOver, "confirmUpload"],
  ["preparing", uploaded, "createSigning"],
  ["preparing", { ...uploaded, sources: [{ token: null, uploadedAt: null }] }, "uploadFile"],
  ["out_for_signature", created, "checkStatus"],
  ["collecting", created, "collectFile"],
  ["collecting", { ...complete, isResultRejected: true }, "askForResult"],
  ["collecting", { ...collected, isResultRejected: true }, "cleanUp"],
  ["collecting", collected, "cleanUp"],
  ["signed", collected, "cleanUp"],
  ["signed", deleted, undefined],
  ["collecting", awaiting, "awaitArchive"],
  ["signed", awaiting, "checkArchive"],
  ["signed", { ...awaiting, archive: "failure_reported" }, "checkArchive"],
  ["signed", { ...awaiting, archive: "ready" }, "collectArchived"],
  ["signed", { ...awaiting, archive: "ready", isResultRejected: true }, "checkArchive"],
  ["signed", { ...awaiting, gatewayExpiresAt: at }, "endArchiveWait"],
  ["signed", { ...awaiting, archive: "archived" }, "cleanUp"],
  ["signed", { ...awaiting, archive: "failed" }, "cleanUp"],
  ["signed", { ...awaiting, archive: "rejected" }, undefined],
  ["declined", created, "removeSigning"],
  ["declined", deleted, undefined],
  ["preparing", { ...uploaded, cancelRequestedAt: at }, "cancelPreparing"],
  ["out_for_signature", { ...created, cancelRequestedAt: at }, "cancelSigning"],
  ["preparing", { ...uploaded, changingCount: 1 }, "createSigning"],
  ["out_for_signature", { ...created, changingCount: 1 }, "changeSigners"],
  ["out_for_signature", { ...created, changingCount: 1, cancelRequestedAt: at }, "cancelSigning"],
  ["needs_attention", { ...created, cancelRequestedAt: at }, "cancelSigning"],
  ["needs_attention", { ...uploaded, cancelRequestedAt: at }, "cancelPreparing"],
  ["needs_attention", { ...complete, cancelRequestedAt: at }, undefined],
  ["failed", handedOver, "removeSigning"],
  ["failed", sent, undefined],
  ["failed", created, "removeSigning"],
  ["failed", { ...created, signedCount: 1 }, undefined],
  ["failed", complete, undefined],
  ["failed", deleted, undefined],
  ["cancelled", uploaded, "removeSigning"],
  ["cancelled", sent, undefined],
  ["cancelled", deleted, undefined],
] as const)("while %s the next step follows from what is recorded (case %#)", (status, recorded, step) => {
  expect(nextStep({ status, ...recorded }, at)).toBe(step);
});

test("each of several files is uploaded and confirmed before the signing is created", () => {
  const [none] = sent.sources;
  const [handed] = handedOver.sources;
  const [there] = uploaded.sources;
  const next = (...sources: (typeof handed | typeof none | typeof there)[]) =>
    nextStep({ status: "preparing", ...sent, sources: sources.flatMap((source) => source ?? []) }, at);
  expect(next(handed, none)).toBe("uploadFile");
  expect(next(there, handed)).toBe("confirmUpload");
  expect(next(there, there)).toBe("createSigning");
});

test("a signing that waits for an admin takes no step", () => {
  for (const recorded of [sent, handedOver, uploaded, created, complete, collected])
    expect(nextStep({ status: "needs_attention", ...recorded }, at)).toBeUndefined();
});

test("an expired signing is deleted at the gateway if no signature is lost with it", () => {
  const expired = { status: "expired" as const, ...created };
  const kept = {
    checkedAt: "",
    sha256: "",
    sizeBytes: 1,
    problems: [],
    sourceIsPrefix: true,
    signatures: [],
  };
  const partialReport = { ...kept, format: "pdf" as const, documentTimestamps: [], files: [] };
  expect(nextStep(expired, at)).toBe("removeSigning");
  expect(nextStep({ ...expired, signedCount: 1 }, at)).toBeUndefined();
  expect(nextStep({ ...expired, signedCount: 1, partialReport }, at)).toBe("removeSigning");
  const damaged = { ...partialReport, problems: ["damaged" as const] };
  expect(nextStep({ ...expired, signedCount: 1, partialReport: damaged }, at)).toBeUndefined();
  expect(nextStep({ ...expired, deletedAtGatewayAt: at }, at)).toBeUndefined();
});

test("a signed document past the gateway's retention needs no clean-up", () => {
  const late = new Date("2026-12-24T10:00:00Z");
  expect(nextStep({ status: "signed", ...collected }, late)).toBeUndefined();
  expect(nextStep({ status: "collecting", ...collected }, late)).toBe("cleanUp");
});
