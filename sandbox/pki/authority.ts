import { sign } from "node:crypto";
import path from "node:path";
import type { CmsSigner } from "../cms/signed-data";
import { createTimeStamp } from "../cms/time-stamp";
import { createKeyedLock } from "../base/keyed-lock";
import { loadOrCreate, type Credential } from "./key-pair-files";
import { fileNameFor, fileNameOf, type Person } from "./person";
import { issuePersonCertificate } from "./person-certificate";
import { createRevocationList } from "./revocation-list";
import { createRoot } from "./root-certificate";
import { issueSealCertificate } from "./seal-certificate";
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
  // A person may sign several documents at the same moment, and has one certificate.
  const withLock = createKeyedLock();
  const signerOf = (credential: Credential): CmsSigner => ({
    certificate: Buffer.from(credential.certificate.rawData),
    chain: [Buffer.from(root.certificate.rawData)],
    // DER, as CMS has ECDSA values (RFC 5753, 7.2).
    sign: async (bytes) => sign("sha256", bytes, credential.privateKey),
  });
  return {
    rootPem: `${root.certificate.toString("pem")}\n`,
    /** The one who signs as this person, with the certificate kept for these names and this code. */
    async signerFor(person: Person): Promise<CmsSigner> {
      const people = path.join(dir, "people");
      const name = fileNameOf(person);
      return signerOf(
        await withLock(name, () => loadOrCreate(people, name, () => issuePersonCertificate(root, person))),
      );
    },
    /** The one who seals for an organisation of this name, with the certificate kept for it. */
    async sealFor(organisation: string): Promise<CmsSigner> {
      const organisations = path.join(dir, "organisations");
      const name = fileNameFor([organisation]);
      return signerOf(
        await withLock(name, () =>
          loadOrCreate(organisations, name, () => issueSealCertificate(root, organisation)),
        ),
      );
    },
    /** What a verifier needs besides the signatures: the authority's own certificates and its revocation list, as DER. */
    evidence: async () => ({
      certificates: [root, stamping].map(({ certificate }) => Buffer.from(certificate.rawData)),
      revocationLists: [await createRevocationList(root)],
    }),
    /** An RFC 3161 time-stamp token over these bytes. */
    timeStamp: (bytes: Buffer, at: Date) => createTimeStamp(bytes, at, signerOf(stamping)),
  };
}
