import { ecdsaP256, newKeys, newSerialNumber, validForYears } from "./certificate-basics";
import type { Credential, NewCredential } from "./key-pair-files";
import { x509 } from "./x509";

export type CertificateRequest = {
  subject: x509.JsonNameParams;
  issuedAt: Date;
  years: number;
  extensions: x509.Extension[];
};

/** Creates a key pair and an end-entity certificate for it, issued by the root. */
export async function issueCertificate(
  root: Credential,
  request: CertificateRequest,
): Promise<NewCredential> {
  const keys = await newKeys();
  const rootKey = root.privateKey.export({ format: "der", type: "pkcs8" });
  const signingKey = await crypto.subtle.importKey("pkcs8", rootKey, ecdsaP256, false, ["sign"]);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: new x509.Name(request.subject),
    issuer: root.certificate.subjectName,
    ...validForYears(request.years, request.issuedAt),
    signingAlgorithm: ecdsaP256,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      await x509.AuthorityKeyIdentifierExtension.create(root.certificate.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ...request.extensions,
    ],
  });
  return { certificate, privateKey: keys.privateKey };
}
