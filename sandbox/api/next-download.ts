import { createHash } from "node:crypto";
import type { Sandbox } from "../parts/sandbox";
import type { FaultName } from "../faults/fault";
import { latestVersion } from "../signing/latest-version";
import type { StoredFile } from "../store/file-vault";
import type { Signing } from "../store/signings";

type Parts = Pick<Sandbox, "store" | "vault">;

/** The faults that the download call applies itself, because the status must report their file's digest. */
export const downloadFaults: readonly FaultName[] = ["missing_signature", "other_file"];

/** What the next download returns: the latest version, or what a fault sends in its place. */
export function nextDownload(parts: Parts, signing: Signing): StoredFile {
  const { token } = signing;
  const fault = dueFault(parts, signing);
  if (fault?.file) return parts.vault.upload(fault.file);
  return parts.vault.version(token, latestVersion(parts, signing) - (fault ? 1 : 0));
}

/** The digest for the status answer, which matches the next download. @param digest of the latest file */
export async function digestToReport(parts: Parts, signing: Signing, digest: string): Promise<string> {
  if (!dueFault(parts, signing)) return digest;
  const hash = createHash("sha256");
  for await (const chunk of nextDownload(parts, signing).open()) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

const dueFault = ({ store }: Parts, { token }: Signing) =>
  store.faults.due(downloadFaults, "download", token);
