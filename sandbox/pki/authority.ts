import path from "node:path";
import type { CmsSigner } from "../cms/signed-data";
import { signValue } from "../cms/signature-value";
import { createTimeStamp } from "../cms/time-stamp";
import type { Evidence } from "../domain/document-format";
import type { ResponderFault } from "../domain/responder-fault";
import type { SignatureScheme } from "../domain/signature-scheme";
import { openCredentials } from "./authority-credentials";
import { collectEvidence } from "./evidence";
import { findIssuer } from "./find-issuer";
import type { HolderKey } from "./holder-key";
import { sealKey } from "./holder-key";
import type { Credential } from "./key-pair-files";
import { openLedger } from "./ledger";
import { answerOcsp } from "./ocsp-responder";
import { fileNameFor, fileNameOf, type Person } from "./person";
import { issuePersonCertificate } from "./person-certificate";
import { createRevocationList } from "./revocation-list";
import { issueSealCertificate } from "./seal-certificate";

export type Authority = Awaited<ReturnType<typeof openAuthority>>;

/**
 * Opens the sandbox's test certificate authority in `dataDir/pki`: a root, an issuing authority, an OCSP responder, a
 * time-stamping authority, and a certificate for each person and kind of key, which is issued at the person's first
 * signature and stored.
 *
 * @param now the sandbox's time, at which certificates, OCSP responses and revocation lists are issued
 * @param origin the sandbox's address, which certificates name
 */
export async function openAuthority(
  dataDir: string,
  { now, origin }: { now: () => Date; origin: () => string },
) {
  const dir = path.join(dataDir, "pki");
  const ledger = openLedger(dir);
  const credentials = await openCredentials(dir, ledger, { now, origin });
  const { root } = credentials;
  let stampsEnd = credentials.storedTimeStampingEnd();
  const derOf = ({ certificate }: Credential) => Buffer.from(certificate.rawData);

  async function signerOf(credential: Credential, scheme: SignatureScheme): Promise<CmsSigner> {
    return {
      certificate: derOf(credential),
      chain: [derOf(await credentials.issuing()), derOf(root)],
      scheme,
      sign: (bytes) => signValue(bytes, credential.privateKey, scheme),
    };
  }

  return {
    rootPem: `${root.certificate.toString("pem")}\n`,
    /** The certificates that issue all others, as DER: the root and the issuing authority. */
    issuers: async () => [derOf(root), derOf(await credentials.issuing())],
    /** The signer with the certificate for this person's names and code and this kind of key. */
    async signerFor(person: Person, { kind, scheme }: HolderKey): Promise<CmsSigner> {
      const file = { folder: "people", name: fileNameOf(person, kind), kind };
      const issue: Parameters<typeof credentials.issued>[1] = (issuer, key, at, status) =>
        issuePersonCertificate(issuer, key, person, at, status);
      return signerOf(await credentials.issued(file, issue), scheme);
    },
    /** The signer with the seal certificate of the organisation with this name. */
    async sealFor(organisation: string): Promise<CmsSigner> {
      const file = { folder: "organisations", name: fileNameFor([organisation]), kind: sealKey.kind };
      const issue: Parameters<typeof credentials.issued>[1] = (issuer, key, at, status) =>
        issueSealCertificate(issuer, key, organisation, at, status);
      return signerOf(await credentials.issued(file, issue), sealKey.scheme);
    },
    /** Whether the issuing authority issued this certificate, given as DER. */
    hasIssued: async (certificate: Buffer) =>
      findIssuer(certificate, [derOf(await credentials.issuing())]) !== undefined,
    /** What verifiers need besides a signature, see {@link collectEvidence}. */
    evidenceOf: (certificate: Buffer, fault?: ResponderFault): Promise<Evidence> =>
      collectEvidence({ credentials, ledger, now: now() }, certificate, fault),
    /** An RFC 3161 time-stamp token over these bytes. */
    async timeStamp(bytes: Buffer, at: Date): Promise<Buffer> {
      const stamping = await credentials.timeStamping();
      stampsEnd = stamping.certificate.notAfter;
      return createTimeStamp(bytes, at, await signerOf(stamping, { family: "ecdsa", hash: "sha256" }));
    },
    /** The end of the certificate that time-stamps files, and with it of what they prove. */
    stampsValidUntil: () => stampsEnd ?? now(),
    /** What the authority publishes over HTTP, all as DER. */
    published: {
      rootCertificate: () => derOf(root),
      issuingCertificate: async () => derOf(await credentials.issuing()),
      rootRevocationList: () => createRevocationList(root, [], now()),
      issuingRevocationList: async () =>
        createRevocationList(await credentials.issuing(), ledger.listRevoked(), now()),
      answerOcsp: async (request: Buffer) =>
        answerOcsp(
          {
            issuer: await credentials.issuing(),
            responder: await credentials.responder(),
            ledger,
            now: now(),
          },
          request,
        ),
    },
  };
}
