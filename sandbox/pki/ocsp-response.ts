import { Constructed, Enumerated, GeneralizedTime, OctetString, Primitive } from "asn1js";
import {
  BasicOCSPResponse,
  Certificate,
  OCSPResponse,
  ResponseBytes,
  ResponseData,
  SingleResponse,
  type CertID,
  type Extension,
} from "pkijs";
import { dayMs, wholeSecond } from "../base/clock";
import { webKeyOf } from "./certificate-basics";
import type { Credential } from "./key-pair-files";

/** The status of a certificate in an OCSP response (RFC 6960, 2.2). */
export type CertificateStatus = "good" | "unknown" | { revokedAt: Date };

export type OcspAnswer = {
  entries: { id: CertID; status: CertificateStatus }[];
  at: Date;
  extensions?: Extension[] | undefined;
};

const basicResponse = "1.3.6.1.5.5.7.48.1.1";
const keyCompromise = 1;

/** Creates an OCSP response that a delegated responder signs (RFC 6960, 4.2.1), as DER. */
export async function createOcspResponse(responder: Credential, answer: OcspAnswer): Promise<Buffer> {
  const certificate = Certificate.fromBER(responder.certificate.rawData);
  const at = wholeSecond(answer.at);
  const response = new BasicOCSPResponse({
    tbsResponseData: new ResponseData({
      responderID: certificate.subject,
      producedAt: at,
      responses: answer.entries.map(
        ({ id, status }) =>
          new SingleResponse({
            certID: id,
            certStatus: statusValue(status),
            thisUpdate: at,
            nextUpdate: new Date(at.getTime() + dayMs),
          }),
      ),
      ...(answer.extensions ? { responseExtensions: answer.extensions } : {}),
    }),
    certs: [certificate],
  });
  await response.sign(await webKeyOf(responder), "SHA-256");
  return encode(0, response);
}

/** An OCSP response without an answer (RFC 6960, 2.3). */
export const ocspFailure = (reason: "malformedRequest" | "unauthorized"): Buffer =>
  encode(reason === "malformedRequest" ? 1 : 6);

function encode(status: number, response?: BasicOCSPResponse): Buffer {
  const responseBytes =
    response &&
    new ResponseBytes({
      responseType: basicResponse,
      response: new OctetString({ valueHex: response.toSchema().toBER() }),
    });
  const whole = new OCSPResponse({
    responseStatus: new Enumerated({ value: status }),
    ...(responseBytes ? { responseBytes } : {}),
  });
  return Buffer.from(whole.toSchema().toBER());
}

function statusValue(status: CertificateStatus) {
  if (status === "good") return new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 } });
  if (status === "unknown") return new Primitive({ idBlock: { tagClass: 3, tagNumber: 2 } });
  const reason = new Constructed({
    idBlock: { tagClass: 3, tagNumber: 0 },
    value: [new Enumerated({ value: keyCompromise })],
  });
  return new Constructed({
    idBlock: { tagClass: 3, tagNumber: 1 },
    value: [new GeneralizedTime({ valueDate: wholeSecond(status.revokedAt) }), reason],
  });
}
