import { createPrivateKey } from "node:crypto";
import { Certificate, CertID, Extension } from "pkijs";
import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import { openTrustAnchors } from "../anchors/open-anchors";
import { type CertificateStatus, createOcspResponse } from "@/sandbox/pki/ocsp-response";
import { createRevocationList, type RevokedCertificate } from "@/sandbox/pki/revocation-list";
import type { Credential } from "@/sandbox/pki/key-pair-files";
import { x509 } from "@/sandbox/pki/x509";
import { type ParsedCertificate, parseCertificate } from "../certificates/parsed-certificate";
import type { RevocationItem } from "../revocation/revocation-item";

const signingAlgorithm = { name: "ECDSA", hash: "SHA-256", namedCurve: "P-256" };

type Issued = {
  from?: string;
  to?: string;
  extensions?: InstanceType<typeof x509.Extension>[];
  /** Of the issuer's signature. */
  hash?: "SHA-1" | "SHA-256";
};

/** A key with its certificate, in the forms that certificates, responses and judgements need. */
export type Holder = { parsed: ParsedCertificate; credential: Credential; keys: CryptoKeyPair };

const uses = {
  authority: [
    new x509.BasicConstraintsExtension(true, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  ],
  person: [new x509.KeyUsagesExtension(x509.KeyUsageFlags.nonRepudiation, true)],
  authentication: [new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true)],
  stamping: [
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension(["1.3.6.1.5.5.7.3.8"], true),
  ],
  responder: [
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension(["1.3.6.1.5.5.7.3.9"]),
  ],
  nothing: [],
};

let serial = 0x10;

/** Makes a certificate for a new key, issued by another holder or by itself. */
export async function makeHolder(
  name: string,
  use: keyof typeof uses,
  issuer: Holder | undefined,
  { from = "2020-01-01", to = "2030-01-01", extensions = [], hash = "SHA-256" }: Issued = {},
): Promise<Holder> {
  const keys = (await crypto.subtle.generateKey(signingAlgorithm, true, ["sign", "verify"])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: (serial++).toString(16),
    subject: `C=LT, O=Example, CN=${name}`,
    issuer: issuer?.credential.certificate.subject ?? `C=LT, O=Example, CN=${name}`,
    ...{ notBefore: new Date(from), notAfter: new Date(to) },
    signingAlgorithm: { ...signingAlgorithm, hash },
    ...{ publicKey: keys.publicKey, signingKey: (issuer?.keys ?? keys).privateKey },
    extensions: [...uses[use], ...extensions],
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  const privateKey = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const parsed = parseCertificate(Buffer.from(certificate.rawData));
  return { parsed, keys, credential: { certificate, privateKey } };
}

/** An OCSP response about a certificate, as a responder gave it at a time. */
export async function ocspAnswer(
  { about, issuer, responder }: { about: Holder; issuer: Holder; responder: Holder },
  at: string,
  status: CertificateStatus = "good",
): Promise<RevocationItem> {
  const id = await CertID.create(Certificate.fromBER(about.credential.certificate.rawData), {
    issuerCertificate: Certificate.fromBER(issuer.credential.certificate.rawData),
    hashAlgorithm: "SHA-1",
  });
  const bytes = await createOcspResponse(responder.credential, {
    entries: [{ id, status }],
    at: new Date(at),
    extensions: [] as Extension[],
  });
  return { kind: "ocsp", bytes };
}

/** A list of revoked certificates, valid for 30 days. */
export async function revocationList(
  issuer: Holder,
  at: string,
  revoked: { holder: Holder; at: string }[] = [],
): Promise<RevocationItem> {
  const entries: RevokedCertificate[] = revoked.map(({ holder, at: revokedAt }) => ({
    serial: holder.credential.certificate.serialNumber,
    revokedAt: new Date(revokedAt),
  }));
  return { kind: "crl", bytes: await createRevocationList(issuer.credential, entries, new Date(at)) };
}

/** A service of a trusted list that this certificate identifies. */
export const listed = (
  { parsed }: Holder,
  type: string,
  history: { from: string; status: string }[] = [{ from: "2020-01-01", status: "granted" }],
): TrustedService => ({
  ...{ origin: "trusted_list", country: "LT", provider: "Example", name: type, type },
  certificate: parsed.x509.raw.toString("base64"),
  history: history.map(({ from, status }) => ({
    ...{ from: new Date(from).toISOString(), status, purposes: ["ForeSignatures"], qualifications: [] },
  })),
});

/** Anchors of these services alone. */
export const anchorsOf = (...services: TrustedService[]) => openTrustAnchors(undefined, services);
