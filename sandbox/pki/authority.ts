import path from "node:path";
import type { CmsSigner } from "../cms/signed-data";
import { createTimeStamp } from "../cms/time-stamp";
import { signEcdsa } from "./sign-ecdsa";
import { loadOrCreate, type Credential } from "./key-pair-files";
import { fileNameOf, type Person } from "./person";
import { issuePersonCertificate } from "./person-certificate";
import { createRoot } from "./root-certificate";
import { issueTimeStampingCertificate } from "./time-stamping-certificate";

export type Authority = Awaited<ReturnType<typeof openAuthority>>;

/**
 * Opens the sandbox's test certificate authority in `dataDir/pki`: a root, a time-stamping authority, and a certificate
 * for each person, made when that person first signs and kept.
 */
export async function openAuthority(dataDir: string) {
  const dir = path.join(dataDir, "pki");
  const root = await loadOrCreate(dir, "root", createRoot);
  const stamping = await loadOrCreate(dir, "time-stamping", () => issueTimeStampingCertificate(root));
  const signerOf = (credential: Credential): CmsSigner => ({
    certificate: Buffer.from(credential.certificate.rawData),
    chain: [Buffer.from(root.certificate.rawData)],
    sign: async (bytes) => signEcdsa(credential.privateKey, bytes),
  });
  return {
    rootPem: `${root.certificate.toString("pem")}\n`,
    /** The one who signs as this person, with the certificate kept for these names and this code. */
    async signerFor(person: Person): Promise<CmsSigner> {
      const people = path.join(dir, "people");
      return signerOf(
        await loadOrCreate(people, fileNameOf(person), () => issuePersonCertificate(root, person)),
      );
    },
    /** An RFC 3161 time-stamp token over these bytes. */
    timeStamp: (bytes: Buffer, at: Date) => createTimeStamp(bytes, at, signerOf(stamping)),
  };
}
