import { x509 } from "@/sandbox/pki/x509";

/** An authority for tests, and what it issues: certificates as DER. */
export type TestAuthority = {
  certificate: Buffer;
  /** Another certificate with the same name and key. */
  renew(): Promise<Buffer>;
  issue(subject: string, extensions?: InstanceType<typeof x509.Extension>[], from?: string): Promise<Buffer>;
};

const signingAlgorithm = { name: "ECDSA", hash: "SHA-256", namedCurve: "P-256" };
const makeKeys = () => crypto.subtle.generateKey(signingAlgorithm, true, ["sign", "verify"]);
const validFrom = "2026-01-01T00:00:00Z";
const validSince = (from: string) => ({
  notBefore: new Date(from),
  notAfter: new Date("2031-01-01T00:00:00Z"),
});

/** @param name its subject, as "C=LT, CN=Issuing CA" */
export async function makeAuthority(name: string): Promise<TestAuthority> {
  const keys = await makeKeys();
  let serial = 1;
  const own = async () =>
    Buffer.from(
      (
        await x509.X509CertificateGenerator.createSelfSigned({
          ...{ serialNumber: String(serial++).padStart(2, "0"), name, keys, signingAlgorithm },
          ...validSince(validFrom),
          extensions: [new x509.BasicConstraintsExtension(true)],
        })
      ).rawData,
    );
  return {
    certificate: await own(),
    renew: own,
    async issue(subject, extensions = [], from = validFrom) {
      const certificate = await x509.X509CertificateGenerator.create({
        ...{ serialNumber: String(serial++).padStart(2, "0"), subject, issuer: name },
        ...validSince(from),
        ...{
          publicKey: (await makeKeys()).publicKey,
          signingKey: keys.privateKey,
          signingAlgorithm,
          extensions,
        },
      });
      return Buffer.from(certificate.rawData);
    },
  };
}
