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
 * for each person, which is issued at the person's first signature and stored.
 *
 * @param now the sandbox's time, at which certificates and revocation lists are issued
 */
export async function openAuthority(dataDir: string, now: () => Date) {
  const dir = path.join(dataDir, "pki");
  const root = await loadOrCreate(dir, "root", now(), createRoot);
  const stamping = await loadOrCreate(dir, "time-stamping", now(), (issuedAt) =>
    issueTimeStampingCertificate(root, issuedAt),
  );
  // A person may sign several documents at once, but has one certificate.
  const withLock = createKeyedLock();
  const signerOf = (credential: Credential): CmsSigner => ({
    certificate: Buffer.from(credential.certificate.rawData),
    chain: [Buffer.from(root.certificate.rawData)],
    // DER, as CMS has ECDSA values (RFC 5753, 7.2).
    sign: async (bytes) => sign("sha256", bytes, credential.privateKey),
  });
  return {
    rootPem: `${root.certificate.toString("pem")}\n`,
    /** The signer with the certificate for this person's names and code. */
    async signerFor(person: Person): Promise<CmsSigner> {
      const people = path.join(dir, "people");
      const name = fileNameOf(person);
      return signerOf(
        await withLock(name, () =>
          loadOrCreate(people, name, now(), (issuedAt) => issuePersonCertificate(root, person, issuedAt)),
        ),
      );
    },
    /** The signer with the seal certificate of the organisation with this name. */
    async sealFor(organisation: string): Promise<CmsSigner> {
      const organisations = path.join(dir, "organisations");
      const name = fileNameFor([organisation]);
      return signerOf(
        await withLock(name, () =>
          loadOrCreate(organisations, name, now(), (issuedAt) =>
            issueSealCertificate(root, organisation, issuedAt),
          ),
        ),
      );
    },
    /** The authority's certificates and its revocation list as DER, which verifiers need besides the signatures. */
    evidence: async () => ({
      certificates: [root, stamping].map(({ certificate }) => Buffer.from(certificate.rawData)),
      revocationLists: [await createRevocationList(root, now())],
    }),
    /** The end of the certificate that time-stamps files, and with it of what they prove. */
    stampsValidUntil: stamping.certificate.notAfter,
    /** An RFC 3161 time-stamp token over these bytes. */
    timeStamp: (bytes: Buffer, at: Date) => createTimeStamp(bytes, at, signerOf(stamping)),
  };
}
