import { createHash } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import type { ParsedCertificate } from "../certificates/parsed-certificate";

/** The digest that every responder knows for names and keys of issuers (RFC 6960, 4.3; RFC 5019, 2.1.1). */
const sha1 = "1.3.14.3.2.26";

/**
 * A request for the status of a certificate (RFC 6960, 4.1.1), without a nonce, so that answers can be kept.
 *
 * @returns DER
 */
export function ocspRequest({ fields }: ParsedCertificate, issuer: ParsedCertificate): Buffer {
  const hash = (bytes: Uint8Array) =>
    new asn1js.OctetString({ valueHex: Uint8Array.from(createHash("sha1").update(bytes).digest()).buffer });
  const certId = new pkijs.CertID({
    hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: sha1, algorithmParams: new asn1js.Null() }),
    issuerNameHash: hash(new Uint8Array(fields.issuer.valueBeforeDecode)),
    issuerKeyHash: hash(issuer.fields.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
    serialNumber: fields.serialNumber,
  });
  const request = new pkijs.OCSPRequest();
  request.tbsRequest.requestList = [new pkijs.Request({ reqCert: certId })];
  return Buffer.from(request.toSchema(true).toBER());
}
