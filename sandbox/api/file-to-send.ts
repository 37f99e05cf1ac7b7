import { createHash } from "node:crypto";
import type { Sandbox } from "../parts/sandbox";
import { latestVersion } from "../signing/latest-version";
import type { Signing } from "../store/signings";

type Parts = Pick<Sandbox, "store" | "vault">;

/** The version that the next download of a signing sends: the newest, unless its last signature is ordered to be missing. */
export const versionToSend = (parts: Parts, signing: Signing): number =>
  latestVersion(parts, signing) - (isSignatureMissing(parts, signing) ? 1 : 0);

/** The digest that the status tells of the file, which is that of the file to be sent. @param digest the newest file's */
export async function digestToTell(parts: Parts, signing: Signing, digest: string): Promise<string> {
  if (!isSignatureMissing(parts, signing)) return digest;
  const hash = createHash("sha256");
  for await (const chunk of parts.vault.openVersion(signing.token, versionToSend(parts, signing)))
    hash.update(chunk as Buffer);
  return hash.digest("hex");
}

const isSignatureMissing = ({ store }: Parts, { token }: Signing) =>
  store.faults.isDue("missing_signature", "download", token);
