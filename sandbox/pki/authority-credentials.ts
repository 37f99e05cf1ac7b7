import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { KeyObject } from "node:crypto";
import { createKeyedLock } from "../base/keyed-lock";
import { addressesAt } from "./addresses";
import { loadOrCreate, type Credential } from "./key-pair-files";
import type { KeyKind } from "./key-kinds";
import type { Ledger } from "./ledger";
import { ledgerSerialOf } from "./ocsp-responder";
import { createRoot, issueIssuingCertificate } from "./root-certificate";
import { issueResponderCertificate, issueTimeStampingCertificate } from "./service-certificates";
import { namesAddress, statusAddresses } from "./status-addresses";
import { x509 } from "./x509";

/** Issues a certificate for a key by the issuing authority. @param status where verifiers learn its status */
type Issue = (
  issuer: Credential,
  key: KeyObject,
  issuedAt: Date,
  status: x509.Extension[],
) => Promise<x509.X509Certificate>;

/** A stored credential: the folder below `pki`, the file's name, and the kind of its key. */
export type CredentialName = { folder?: string; name: string; kind: KeyKind };

const authorityKind = "prime256v1";

export type AuthorityCredentials = Awaited<ReturnType<typeof openCredentials>>;

/**
 * Opens the credentials of the test authority. Only the root is created at once: the certificates below it name the
 * sandbox's address, which is known once it listens.
 */
export async function openCredentials(
  dir: string,
  ledger: Ledger,
  { now, origin }: { now: () => Date; origin: () => string },
) {
  const root = await loadOrCreate(dir, "root", { kind: authorityKind, now: now(), issue: createRoot });
  // Several signatures may need the same certificate at once.
  const withLock = createKeyedLock();

  const issuing = () =>
    withLock("issuing", () =>
      loadOrCreate(dir, "issuing", {
        kind: authorityKind,
        now: now(),
        issue: (key, at) => issueIssuingCertificate(root, key, addressesAt(origin()), at),
        isCurrent: (certificate) =>
          namesAddress(certificate, addressesAt(origin()).root.revocationList) && isBelow(certificate, root),
      }),
    );

  /** A credential of the issuing authority; issued again when it has expired, was revoked or names another address. */
  async function issued({ folder = "", name, kind }: CredentialName, issue: Issue): Promise<Credential> {
    const issuer = await issuing();
    const addresses = addressesAt(origin());
    return withLock(path.join(folder, name), () =>
      loadOrCreate(path.join(dir, folder), name, {
        kind,
        now: now(),
        async issue(key, at) {
          const certificate = await issue(issuer, key, at, statusAddresses(addresses));
          ledger.recordIssue(ledgerSerialOf(certificate));
          return certificate;
        },
        isCurrent: (certificate) =>
          isBelow(certificate, issuer) &&
          ledger.find(ledgerSerialOf(certificate))?.revokedAt === undefined &&
          (name === "ocsp-responder" || namesAddress(certificate, addresses.ocsp)),
      }),
    );
  }

  return {
    root,
    issuing,
    issued,
    timeStamping: () => issued({ name: "time-stamping", kind: authorityKind }, issueTimeStampingCertificate),
    /** The end of the stored time-stamping certificate; undefined before the first time-stamp. */
    storedTimeStampingEnd() {
      const file = path.join(dir, "time-stamping.pem");
      return existsSync(file) ? new x509.X509Certificate(readFileSync(file, "utf8")).notAfter : undefined;
    },
    responder: () => issued({ name: "ocsp-responder", kind: authorityKind }, issueResponderCertificate),
  };
}

/** Whether the issuer's key signed the certificate: the issuer may have been replaced. */
const isBelow = (certificate: x509.X509Certificate, issuer: Credential) =>
  certificate.issuer === issuer.certificate.subject &&
  authorityKeyOf(certificate) === keyIdOf(issuer.certificate);

const authorityKeyOf = (certificate: x509.X509Certificate) =>
  certificate.getExtension(x509.AuthorityKeyIdentifierExtension)?.keyId;
const keyIdOf = (certificate: x509.X509Certificate) =>
  certificate.getExtension(x509.SubjectKeyIdentifierExtension)?.keyId;
