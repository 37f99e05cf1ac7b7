import { X509Certificate } from "node:crypto";

/** The certificate, of those given as DER, whose key signed this one; undefined when there is none. */
export function issuerAmong(certificate: Buffer, candidates: readonly Buffer[]): Buffer | undefined {
  const issued = new X509Certificate(certificate);
  return candidates.find((candidate) => {
    const issuer = new X509Certificate(candidate);
    return issued.checkIssued(issuer) && issued.verify(issuer.publicKey);
  });
}
