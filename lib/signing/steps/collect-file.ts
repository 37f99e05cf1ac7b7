import { insertFile } from "@/db/repositories/files";
import { isAccepted } from "@/lib/domain/check-report";
import { signedFileName } from "@/lib/domain/file-name";
import { newId } from "@/lib/domain/ids";
import { checkArrival } from "../check-arrival";
import { required } from "../required";
import type { Step } from "../step";

/**
 * Downloads the finished file, stores it flushed to disk, reads it back and checks it. Only a file that
 * passes enters the library. One that does not is kept as well, here and at the gateway, for an admin.
 */
export const collectFile: Step = async ({ context, work, signers, signal }) => {
  const { gateway, store, now } = context;
  const download = await gateway.download(required(work.resultUrl, "address of the result"), { signal });
  const { sha256, sizeBytes } = await store.put(download, { signal });
  const expectedDigest = work.resultDigest ?? undefined;
  const report = await checkArrival(context, work, { sha256, signerCount: signers.length, expectedDigest });
  const file = {
    id: newId("file", now()),
    documentId: work.documentId,
    name: signedFileName(work),
    kind: work.type === "pdf" ? ("pdf" as const) : ("other" as const),
    sha256,
    sizeBytes,
    checkReport: report,
    createdAt: now(),
  };
  if (!isAccepted(report))
    return {
      changes: { status: "needs_attention", reason: { code: "signed_file_rejected" } },
      events: [{ action: "file.rejected", detail: { sha256, problems: report.problems.join(", ") } }],
      also: (tx) => insertFile(tx, { ...file, role: "rejected" }),
      next: "never",
    };
  return {
    changes: { signedFileId: file.id },
    events: [{ action: "file.collected", detail: { sha256, signatures: report.signatures.length } }],
    also: async (tx) => {
      // An upload of the same bytes that fails at this moment takes them away again, as no row names them yet.
      if (!(await store.has(sha256))) throw new Error("The collected file is no longer in the store.");
      await insertFile(tx, { ...file, role: "signed" });
    },
    next: "now",
  };
};
