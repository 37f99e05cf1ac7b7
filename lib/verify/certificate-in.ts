import { X509Certificate } from "node:crypto";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { FileStore } from "@/lib/files/file-store";
import { validateInWorker } from "@/lib/validation/validate-in-worker";

/**
 * A certificate out of a stored file that has been checked, read from it anew: reports hold none, as certificates hold
 * personal codes.
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
  const found = certificates.find((each) => each.fingerprint === fingerprint);
  return found && new X509Certificate(found.bytes);
}
