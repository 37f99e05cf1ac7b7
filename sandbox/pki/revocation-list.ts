import { dayMs } from "../base/clock";
import { ecdsaP256, newSerialNumber } from "./certificate-basics";
import type { Credential } from "./key-pair-files";
import { x509 } from "./x509";

/**
 * Creates the root's revocation list as of `now` (RFC 5280, 5), as DER. It is empty, as certificates cannot be revoked
 * here.
 */
export async function createRevocationList(root: Credential, now: Date): Promise<Buffer> {
  const rootKey = root.privateKey.export({ format: "der", type: "pkcs8" });
  const signingKey = await crypto.subtle.importKey("pkcs8", rootKey, ecdsaP256, false, ["sign"]);
  const list = await x509.X509CrlGenerator.create({
    issuer: root.certificate.subjectName,
    thisUpdate: now,
    nextUpdate: new Date(now.getTime() + 30 * dayMs),
    signingAlgorithm: ecdsaP256,
    signingKey,
    extensions: [await x509.AuthorityKeyIdentifierExtension.create(root.certificate.publicKey), crlNumber()],
  });
  return Buffer.from(list.rawData);
}

/** A CRL number (RFC 5280, 5.2.3): a positive INTEGER, unique among this root's lists. */
function crlNumber() {
  const digits = Buffer.from(newSerialNumber(), "hex");
  return new x509.Extension("2.5.29.20", false, Buffer.concat([Buffer.from([0x02, digits.length]), digits]));
}
