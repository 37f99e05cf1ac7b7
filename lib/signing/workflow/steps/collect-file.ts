import { insertFile } from "@/db/repositories/files";
import type { SignerWork } from "@/db/repositories/signers";
import { isAccepted } from "@/lib/domain/validation/validation-report";
import { signedFileName } from "@/lib/domain/document/file-name";
import type { Identity, IdentityDifference } from "@/lib/domain/validation/identity-difference";
import { newId } from "@/lib/domain/ids";
import type { Sealer } from "@/lib/base/secrets/seal";
import { discardBytes } from "@/lib/documents/discard-bytes";
import { downloadAgain, isDamagedInTransit, mayDownloadAgain } from "./damaged-in-transit";
import { validateArrival } from "./validate-arrival";
import { required } from "@/lib/base/required";
import type { Step, StepEvent } from "@/lib/signing/rules/step";

/**
 * Downloads the finished file, stores it flushed to disk, reads it back and validates it. Only a file that passes
 * enters the library. One that was damaged in transit is downloaded again; any other that does not pass is kept as
 * well, here and at the gateway, for an admin.
 */
export const collectFile: Step = async ({ context, work, signers, signal }) => {
  const { gateway, store, now } = context;
  const download = await gateway.download(required(work.resultUrl, "address of the result"), { signal });
  const { sha256, sizeBytes } = await store.put(download, { signal });
  const expectedDigest = work.resultDigest ?? undefined;
  const invited = signers.map((signer) => identityOf(signer, context.sealer));
  const arrival = { sha256, sizeBytes, signerCount: signers.length, expectedDigest, invited, signal };
  const report = await validateArrival(context, work, arrival);
  const file = {
    id: newId("file", now()),
    documentId: work.documentId,
    name: signedFileName(work),
    kind: work.type === "pdf" ? ("pdf" as const) : ("other" as const),
    sha256,
    sizeBytes,
    validationReport: report,
    createdAt: now(),
  };
  if (isDamagedInTransit(report, expectedDigest) && mayDownloadAgain(work)) {
    await discardBytes(context, sha256);
    return downloadAgain({ context, work });
  }
  if (!isAccepted(report))
    return {
      changes: {
        ...{ status: "needs_attention", reason: { code: "signed_file_rejected" } },
        ...{ isResultRejected: true, damagedArrivals: 0 },
      },
      events: [{ action: "file.rejected", detail: { sha256, problems: report.problems.join(", ") } }],
      writes: (tx) => insertFile(tx, { ...file, role: "rejected" }),
      next: "never",
    };
  return {
    changes: { signedFileId: file.id, damagedArrivals: 0 },
    events: [
      { action: "file.collected", detail: { sha256, signatures: report.signatures.length } },
      ...(report.differences ?? []).map(differs),
    ],
    writes: async (tx) => {
      // A failing upload of the same bytes may just have deleted them, as no row refers to them yet.
      if (!(await store.has(sha256))) throw new Error("The collected file is no longer in the store.");
      await insertFile(tx, { ...file, role: "signed" });
    },
    next: "now",
  };
};

/** The personal code is unsealed only for the check, which compares it and stores it nowhere. */
const identityOf = ({ name, surname, sealedPersonalCode: sealed }: SignerWork, sealer: Sealer): Identity => ({
  name: `${name} ${surname}`,
  code: sealed ? sealer.open("signer.personalCode", sealed) : null,
});

const differs = ({ kind, invited, signedAs }: IdentityDifference): StepEvent => ({
  action: "signer.differs",
  detail: { signer: invited.join(", "), certificate: signedAs.join(", "), kind },
});
