import { ecdsaP256, newKeys, newSerialNumber, validForYears } from "./certificate-basics";
import type { NewCredential } from "./key-pair-files";
import { x509 } from "./x509";

/** Creates the sandbox's root certificate, the issuer of all test certificates. */
export async function createRoot(issuedAt: Date): Promise<NewCredential> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerialNumber(),
    name: [{ C: ["LT"] }, { O: ["Paraph Sandbox"] }, { CN: ["Paraph Sandbox TEST Root CA"] }],
    ...validForYears(20, issuedAt),
    signingAlgorithm: ecdsaP256,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, privateKey: keys.privateKey };
}
