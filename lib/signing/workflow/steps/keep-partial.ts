import type { SignerWork } from "@/db/repositories/signers";
import { type ValidationReport, isAccepted } from "@/lib/domain/validation/validation-report";
import { partlySignedFileName } from "@/lib/domain/document/file-name";
import { waitsFor } from "@/lib/domain/signing/signing-status";
import { newId } from "@/lib/domain/ids";
import { GatewayError } from "@/lib/gateway/gateway-error";
import { insertStoredFile } from "@/lib/documents/insert-stored-file";
import { storeBytes } from "@/lib/files/stored-bytes";
import { downloadAgain, mayDownloadAgain } from "./damaged-in-transit";
import { validateArrival } from "./validate-arrival";
import { required } from "@/lib/base/required";
import type { Step, StepInput, StepOutcome } from "@/lib/signing/rules/step";

/**
 * Fetches the partly signed file before the gateway deletes it. The signing continues unchanged, even if the gateway
 * has no such file: people may still complete the signing. The gateway announces no digest of it, so a file with any
 * problem may have been damaged in transit and is downloaded again.
 */
export const keepPartial: Step = async (input) => {
  const { context, work } = input;
  try {
    const found = await fetchFullest(input);
    if (!isAccepted(found.report) && mayDownloadAgain(work)) return downloadAgain(input);
    const now = context.now();
    const id = newId("file", now);
    const { sha256, sizeBytes, report } = found;
    const name = partlySignedFileName(work);
    const file = {
      id,
      documentId: work.documentId,
      name,
      kind: work.type === "pdf" ? ("pdf" as const) : ("other" as const),
      sha256,
      sizeBytes,
      validationReport: report,
      createdAt: now,
    };
    return continueSigning(input, {
      changes: { partialFileId: id },
      events: [{ action: "file.partial_kept", detail: { sha256, signatures: report.signatures.length } }],
      writes: (tx) => insertStoredFile(tx, context.store, { ...file, role: "partial" }),
    });
  } catch (error) {
    if (!isFinalAnswer(error)) throw error;
    return continueSigning(input, {
      events: [{ action: "file.partial_unavailable", detail: { answer: error.failure } }],
    });
  }
};

const isFinalAnswer = (error: unknown): error is GatewayError =>
  error instanceof GatewayError && ["not_found", "refused", "contract"].includes(error.failure);

/** A signing that waits for an admin keeps waiting, for the same reason. */
function continueSigning({ work }: StepInput, outcome: Omit<StepOutcome, "next">): StepOutcome {
  const reason = waitsFor(work.status, "admin") ? work.reason : null;
  return {
    ...outcome,
    changes: { ...outcome.changes, reason, keptSignatures: work.signedCount, damagedArrivals: 0 },
    next: "now",
  };
}

type Found = { sha256: string; sizeBytes: number; report: ValidationReport };

/** Signatures found by one status check have no recorded order, so the file with the most is the latest. */
async function fetchFullest(input: StepInput): Promise<Found> {
  let fullest: Found | undefined;
  for (const signer of lastToSign(input.signers)) {
    const found = await fetchAsOf(input, signer);
    if (!fullest || countOf(found) > countOf(fullest)) fullest = found;
  }
  return required(fullest, "signature");
}

const countOf = ({ report }: Found) => report.signatures.filter(({ valid }) => valid).length;

function lastToSign(signers: SignerWork[]): SignerWork[] {
  const latest = Math.max(...signers.map(({ signedAt }) => signedAt?.getTime() ?? 0));
  return signers.filter(({ signedAt }) => signedAt?.getTime() === latest);
}

async function fetchAsOf({ context, work, signal }: StepInput, { gatewayId }: SignerWork): Promise<Found> {
  const { gateway } = context;
  const gatewayToken = required(work.gatewayToken, "gateway token");
  const download = await gateway.downloadAsOf(gatewayToken, gatewayId, { signal });
  const { sha256, sizeBytes } = await storeBytes(context, "documents", {
    bytes: download,
    signal,
  });
  const report = await validateArrival(context, work, {
    sha256,
    sizeBytes,
    signerCount: work.signedCount,
    signal,
  });
  return { sha256, sizeBytes, report };
}
