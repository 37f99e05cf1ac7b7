import { keepFirstSigned } from "@/db/repositories/files";
import { firstSignedFileName, signedFileName } from "@/lib/domain/document/file-name";
import { isAccepted } from "@/lib/domain/validation/validation-report";
import { required } from "@/lib/base/required";
import type { Step, StepInput, StepOutcome } from "@/lib/signing/rules/step";
import { insertStoredFile } from "@/lib/documents/insert-stored-file";
import { downloadAgain } from "./damaged-in-transit";
import { type FetchedResult, fetchResult } from "./fetch-result";
import { readingOf } from "./validate-arrival";

/**
 * Fetches and validates the archived file, and makes it the signed one if it is the first with evidence added. The first
 * stays in the library under its own name. One that fails is kept for an admin, and the first stays the signed file.
 */
export const collectArchived: Step = async (input) => {
  const { work } = input;
  const fetched = await fetchResult(input);
  if (!fetched) return downloadAgain(input);
  const first = required(work.signedFile, "signed file");
  if (fetched.sha256 === first.sha256) return unchanged; // it was collected when it was archived already
  const archived = await withComparison(input, fetched, first.sha256);
  return isAccepted(archived.validationReport)
    ? replaceFirst(input, first.id, archived)
    : keepRejected(input, archived);
};

/** The archived file, with the problems of its comparison with the first one added to its report. */
async function withComparison(
  { context: { store, reader }, work, signal }: StepInput,
  archived: FetchedResult,
  firstSha256: string,
): Promise<FetchedResult> {
  const { sha256, sizeBytes, validationReport: report } = archived;
  const problems = await store.withLocalFile(sha256, (path) =>
    store.withLocalFile(firstSha256, (firstPath) =>
      reader.compareArchived(
        { type: work.type, path, firstPath, sha256, sizeBytes },
        readingOf(work, signal),
      ),
    ),
  );
  return { ...archived, validationReport: { ...report, problems: [...report.problems, ...problems] } };
}

const unchanged: StepOutcome = { changes: { archive: "archived", damagedArrivals: 0 }, next: "now" };

function replaceFirst({ context, work }: StepInput, firstId: string, archived: FetchedResult): StepOutcome {
  const { id, sha256, validationReport: report } = archived;
  return {
    changes: { signedFileId: id, archive: "archived", damagedArrivals: 0 },
    events: [{ action: "file.archived", detail: { sha256, signatures: report.signatures.length } }],
    async writes(tx) {
      await keepFirstSigned(tx, { fileId: firstId, name: firstSignedFileName(work) });
      await insertStoredFile(tx, context.store, { ...archived, name: signedFileName(work), role: "signed" });
    },
    next: "now",
  };
}

/** It stays at the gateway as well, until its retention ends. */
function keepRejected({ context, work }: StepInput, rejected: FetchedResult): StepOutcome {
  const { sha256, validationReport: report } = rejected;
  const problems = report.problems.join(", ");
  return {
    changes: { archive: "rejected", damagedArrivals: 0 },
    events: [{ action: "file.archive_rejected", detail: { sha256, problems } }],
    writes: (tx) =>
      insertStoredFile(tx, context.store, { ...rejected, name: signedFileName(work), role: "rejected" }),
    next: "never",
  };
}
