import { hourMs, minuteMs } from "../base/clock";
import { MissingEvidenceError, type Evidence } from "../domain/document-format";
import type { ResponderFault } from "../domain/responder-fault";
import type { AuthorityCredentials } from "./authority-credentials";
import { findIssuer } from "./find-issuer";
import type { Ledger } from "./ledger";
import { ledgerSerialOf, statusOfCertificate } from "./ocsp-responder";
import { createRevocationList } from "./revocation-list";
import { x509 } from "./x509";

/**
 * Collects what verifiers need besides a signature (ETSI EN 319 142-1, 5.4.2): the chains of its signer, of the OCSP
 * responder and of the time-stamping authority, OCSP responses about the signer and about that authority, and the root's
 * revocation list.
 *
 * @param certificate the signer's, as DER
 * @param fault how the responder fails for the signer's certificate
 * @throws {MissingEvidenceError} when another authority issued the certificate, or the responder is unreachable
 */
export async function collectEvidence(
  { credentials, ledger, now }: { credentials: AuthorityCredentials; ledger: Ledger; now: Date },
  certificate: Buffer,
  fault?: ResponderFault,
): Promise<Evidence> {
  const issuer = await credentials.issuing();
  const issuerDer = Buffer.from(issuer.certificate.rawData);
  if (!findIssuer(certificate, [issuerDer]))
    throw new MissingEvidenceError("Who issued a signer's certificate is not known here.");
  if (fault === "ocsp_unreachable") throw new MissingEvidenceError("The OCSP responder cannot be reached.");
  if (fault === "certificate_revoked")
    ledger.revoke(
      ledgerSerialOf(new x509.X509Certificate(new Uint8Array(certificate))),
      new Date(now.getTime() - minuteMs),
    );
  const [responder, stamping] = [await credentials.responder(), await credentials.timeStamping()];
  const stampingDer = Buffer.from(stamping.certificate.rawData);
  const service = { issuer, responder, ledger, now };
  return {
    certificates: [
      certificate,
      ...[issuer, credentials.root, responder, stamping].map(({ certificate: { rawData } }) =>
        Buffer.from(rawData),
      ),
    ],
    ocspResponses: [
      await statusOfCertificate(
        { ...service, now: fault === "ocsp_stale" ? new Date(now.getTime() - hourMs) : now },
        certificate,
        fault === "certificate_unknown" ? "unknown" : undefined,
      ),
      await statusOfCertificate(service, stampingDer),
    ],
    revocationLists: [await createRevocationList(credentials.root, [], now)],
  };
}
