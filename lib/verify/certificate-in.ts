import { X509Certificate } from "node:crypto";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { FileStore } from "@/lib/files/file-store";
import type { FileReader } from "@/lib/reader/file-reader";

/**
 * Reads a certificate from a stored, validated file. Reports contain none, because certificates contain personal codes.
 *
 * @param signal aborted when nobody waits for it any more
 * @returns `undefined` for a fingerprint that is not in the report
 */
export async function certificateIn(
  { store, reader }: { store: FileStore; reader: FileReader },
  { sha256, sizeBytes, signatures }: ValidationReport,
  {
    fingerprint,
    userId,
    now,
    signal,
  }: { fingerprint: string; userId: string; now: Date; signal: AbortSignal },
): Promise<X509Certificate | undefined> {
  if (!signatures.some(({ certificate }) => certificate?.fingerprint === fingerprint)) return undefined;
  const { certificates } = await store.withLocalFile(sha256, (path) =>
    reader.validateAnyFile({ path, sha256, sizeBytes, now }, { owner: userId, purpose: "documents", signal }),
  );
  const found = certificates.find((certificate) => certificate.fingerprint === fingerprint);
  return found && new X509Certificate(found.bytes);
}
