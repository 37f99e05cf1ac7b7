import { Certificate, CertID, OCSPRequest } from "pkijs";
import type { Credential } from "./key-pair-files";
import type { Ledger } from "./ledger";
import { createOcspResponse, ocspFailure, type CertificateStatus } from "./ocsp-response";
import type { x509 } from "./x509";

type Responder = { issuer: Credential; responder: Credential; ledger: Ledger; now: Date };

/** Hashes of certificate ids by their identifiers; OpenSSL and NSS ask with SHA-1, as RFC 6960 allows. */
const hashNames: Record<string, string> = {
  "1.3.14.3.2.26": "SHA-1",
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};
const nonce = "1.3.6.1.5.5.7.48.1.2";

/**
 * Answers an OCSP request about certificates of the issuing authority, and repeats the request's nonce (RFC 6960, 4.4.1).
 *
 * @param request as DER
 * @returns the response as DER: "malformed request" for other bytes, "unauthorized" for other issuers' certificates
 */
export async function answerOcsp(parts: Responder, request: Buffer): Promise<Buffer> {
  const parsed = readRequest(request);
  if (!parsed || parsed.tbsRequest.requestList.length === 0) return ocspFailure("malformedRequest");
  const ids = parsed.tbsRequest.requestList.map(({ reqCert }) => reqCert);
  for (const id of ids) if (!(await isOfIssuer(id, parts.issuer))) return ocspFailure("unauthorized");
  const extensions = parsed.tbsRequest.requestExtensions?.filter(({ extnID }) => extnID === nonce);
  return createOcspResponse(parts.responder, {
    entries: ids.map((id) => ({ id, status: statusOf(parts.ledger, serialOf(id)) })),
    at: parts.now,
    extensions: extensions?.length ? extensions : undefined,
  });
}

/** The response about one certificate, as a signing service asks for it: without a nonce. */
export async function statusOfCertificate(
  { issuer, responder, ledger, now }: Responder,
  certificate: Buffer,
  status?: CertificateStatus,
): Promise<Buffer> {
  const issuerCertificate = Certificate.fromBER(issuer.certificate.rawData);
  const id = await CertID.create(Certificate.fromBER(new Uint8Array(certificate)), {
    issuerCertificate,
    // The hash that clients ask with: it only names the issuer, and protects nothing.
    hashAlgorithm: "SHA-1",
  });
  return createOcspResponse(responder, {
    entries: [{ id, status: status ?? statusOf(ledger, serialOf(id)) }],
    at: now,
  });
}

function statusOf(ledger: Ledger, serial: string): CertificateStatus {
  const record = ledger.find(serial);
  if (!record) return "unknown";
  return record.revokedAt ? { revokedAt: record.revokedAt } : "good";
}

const serialOf = ({ serialNumber }: CertID) =>
  Buffer.from(serialNumber.valueBlock.valueHexView).toString("hex");

/** The serial number of a certificate as the ledger has it. */
export const ledgerSerialOf = (certificate: x509.X509Certificate) => certificate.serialNumber.toLowerCase();

async function isOfIssuer(id: CertID, { certificate }: Credential): Promise<boolean> {
  const hashAlgorithm = hashNames[id.hashAlgorithm.algorithmId];
  if (!hashAlgorithm) return false;
  const issuerCertificate = Certificate.fromBER(certificate.rawData);
  const own = await CertID.create(issuerCertificate, { issuerCertificate, hashAlgorithm });
  return own.issuerNameHash.isEqual(id.issuerNameHash) && own.issuerKeyHash.isEqual(id.issuerKeyHash);
}

function readRequest(bytes: Buffer): OCSPRequest | undefined {
  try {
    return OCSPRequest.fromBER(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}
