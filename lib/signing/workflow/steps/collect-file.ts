import { isAccepted } from "@/lib/domain/validation/validation-report";
import { signedFileName } from "@/lib/domain/document/file-name";
import type { IdentityDifference } from "@/lib/domain/validation/identity-difference";
import { insertStoredFile } from "@/lib/documents/insert-stored-file";
import { downloadAgain } from "./damaged-in-transit";
import { fetchResult } from "./fetch-result";
import type { Step, StepEvent } from "@/lib/signing/rules/step";

/**
 * Fetches and validates the finished file. Only a file that passes enters the library. One that was damaged in transit
 * is downloaded again; any other that does not pass is kept as well, here and at the gateway, for an admin.
 */
export const collectFile: Step = async (input) => {
  const { context, work } = input;
  const fetched = await fetchResult(input);
  if (!fetched) return downloadAgain(input);
  const { sha256, validationReport: report } = fetched;
  const file = { ...fetched, name: signedFileName(work) };
  if (!isAccepted(report))
    return {
      changes: {
        ...{ status: "needs_attention", reason: { code: "signed_file_rejected" } },
        ...{ isResultRejected: true, damagedArrivals: 0 },
        isLevelWaived: false, // an admin who accepted another file has not seen this one
      },
      events: [{ action: "file.rejected", detail: { sha256, problems: report.problems.join(", ") } }],
      writes: (tx) => insertStoredFile(tx, context.store, { ...file, role: "rejected" }),
      next: "never",
    };
  return {
    changes: { signedFileId: file.id, damagedArrivals: 0 },
    events: [
      { action: "file.collected", detail: { sha256, signatures: report.signatures.length } },
      ...(report.differences ?? []).map(differs),
    ],
    writes: (tx) => insertStoredFile(tx, context.store, { ...file, role: "signed" }),
    next: "now",
  };
};

const differs = ({ kind, invited, signedAs }: IdentityDifference): StepEvent => ({
  action: "signer.differs",
  detail: { signer: invited.join(", "), certificate: signedAs.join(", "), kind },
});
