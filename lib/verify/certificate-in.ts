import { X509Certificate } from "node:crypto";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { FileStore } from "@/lib/files/file-store";
import { validateInWorker } from "@/lib/validation/validate-in-worker";

/**
 * Reads a certificate from a stored, validated file. Reports contain none, because certificates contain personal codes.
 *
 * @returns `undefined` for a fingerprint that is not in the report
 */
export async function certificateIn(
  store: FileStore,
  { sha256, sizeBytes, signatures }: ValidationReport,
  { fingerprint, now }: { fingerprint: string; now: Date },
): Promise<X509Certificate | undefined> {
  if (!signatures.some(({ certificate }) => certificate?.fingerprint === fingerprint)) return undefined;
  const { certificates } = await store.withLocalFile(sha256, (path) =>
    validateInWorker({ path, sha256, sizeBytes, now }),
  );
  const found = certificates.find((certificate) => certificate.fingerprint === fingerprint);
  return found && new X509Certificate(found.bytes);
}
