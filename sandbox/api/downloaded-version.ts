import { createHash } from "node:crypto";
import type { Sandbox } from "../parts/sandbox";
import { latestVersion } from "../signing/latest-version";
import type { Signing } from "../store/signings";

type Parts = Pick<Sandbox, "store" | "vault">;

/** The version that the next download returns: the latest, or the one before it if a fault removes a signature. */
export const versionToSend = (parts: Parts, signing: Signing): number =>
  latestVersion(parts, signing) - (isSignatureMissing(parts, signing) ? 1 : 0);

/** The digest for the status answer, which matches the next download. @param digest of the latest file */
export async function digestToReport(parts: Parts, signing: Signing, digest: string): Promise<string> {
  if (!isSignatureMissing(parts, signing)) return digest;
  const hash = createHash("sha256");
  for await (const chunk of parts.vault.openVersion(signing.token, versionToSend(parts, signing)))
    hash.update(chunk as Buffer);
  return hash.digest("hex");
}

const isSignatureMissing = ({ store }: Parts, { token }: Signing) =>
  store.faults.isDue("missing_signature", "download", token);
