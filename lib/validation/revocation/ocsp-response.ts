import { createHash } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import type { ReadingBudget } from "@/lib/formats/reading-budget";
import { contentOf, readElement, readElements, writeElement } from "../certificates/der-elements";
import { parseCertificateOnce, type ParsedCertificate } from "../certificates/parsed-certificate";
import { digestOfIdentifier } from "../crypto/digests";
import { findValueFault, readScheme } from "../crypto/signature-value";
import {
  type ReadRevocation,
  reasonName,
  type RevocationAnswer,
  type RevocationItem,
} from "./revocation-item";

const nonceExtension = "1.3.6.1.5.5.7.48.1.2";
const archiveCutoff = "1.3.6.1.5.5.7.48.1.6";
const explicitCertificates = 0xa0;
const sequence = 0x30;
/** A parsed response takes as much memory as this many small objects. */
const objectsOfResponse = 250;
const enumerated = 0x0a;

/**
 * Reads an OCSP response (RFC 6960, 4.2.1), whole or its BasicOCSPResponse alone.
 *
 * @throws errors of the libraries, for bytes that are not one, or none that succeeded; {TooComplex} when it exceeds the
 * file's budget
 */
export function readOcspResponse(item: RevocationItem, budget: ReadingBudget): ReadRevocation {
  const bytes = basicResponseIn(item.bytes);
  budget.spend("objects", objectsOfResponse);
  const parts = readElements(contentOf(readElement(bytes)));
  // The certificates are parsed once for all responses that bring them.
  const others = parts.filter(({ tag }) => tag !== explicitCertificates).map(({ whole }) => whole);
  const basic = pkijs.BasicOCSPResponse.fromBER(Buffer.from(writeElement(sequence, ...others)));
  const [signed] = parts;
  const scheme = readScheme(basic.signatureAlgorithm, undefined);
  if (!signed || !scheme) throw new Error("The OCSP response has no signature that can be verified.");
  const { responderID, producedAt, responses, responseExtensions = [] } = basic.tbsResponseData;
  return {
    ...{ item, producedAt },
    certificates: readCertificates(parts.find(({ tag }) => tag === explicitCertificates)?.content, budget),
    digest: scheme.digest,
    responder: identifierOf(responderID),
    nonce: responseExtensions.find(({ extnID }) => extnID === nonceExtension)?.extnValue.valueBlock
      .valueHexView,
    answerFor: (certificate, issuer) => {
      const found = responses.find(({ certID }) => isAbout(certID, certificate, issuer));
      return found && readAnswer(found);
    },
    isSignedBy: (certificate, budget) =>
      isResponder(responderID, certificate) &&
      findValueFault({
        ...{ scheme, key: certificate.publicKey, signed: signed.whole },
        ...{ signature: basic.signature.valueBlock.valueHexView, budget },
      }) === undefined,
  };
}

/**
 * OCSPResponse ::= SEQUENCE { responseStatus ENUMERATED, responseBytes [0] EXPLICIT { type, OCTET STRING } OPTIONAL }
 */
function basicResponseIn(bytes: Uint8Array): Uint8Array {
  const [status, explicit] = readElements(contentOf(readElement(bytes)));
  if (status?.tag !== enumerated) return readElement(bytes)?.whole ?? bytes;
  const [, octets] = readElements((explicit && readElement(explicit.content)?.content) ?? new Uint8Array());
  if (!octets) throw new Error("The OCSP response is not a successful one.");
  return octets.content;
}

function readCertificates(explicit: Uint8Array | undefined, budget: ReadingBudget): ParsedCertificate[] {
  const list = explicit && readElement(explicit);
  return list ? readElements(list.content).map(({ whole }) => parseCertificateOnce(whole, budget)) : [];
}

/** Whether an answer is about a certificate: its number, and the digests of its issuer's name and key (4.1.1). */
function isAbout(
  { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }: pkijs.CertID,
  { fields }: ParsedCertificate,
  issuer: ParsedCertificate,
): boolean {
  if (!serialNumber.isEqual(fields.serialNumber)) return false;
  const digest = digestOfIdentifier(hashAlgorithm.algorithmId);
  if (!digest) return false;
  const hash = (bytes: Uint8Array) => createHash(digest).update(bytes).digest();
  return (
    hash(new Uint8Array(fields.issuer.valueBeforeDecode)).equals(issuerNameHash.valueBlock.valueHexView) &&
    hash(keyBits(issuer)).equals(issuerKeyHash.valueBlock.valueHexView)
  );
}

/** The bits of a public key, without the algorithm. */
const keyBits = ({ fields }: ParsedCertificate): Uint8Array =>
  fields.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;

function identifierOf(responder: unknown): Uint8Array | undefined {
  if (responder instanceof pkijs.RelativeDistinguishedNames)
    return new Uint8Array(responder.valueBeforeDecode);
  return responder instanceof asn1js.OctetString ? responder.valueBlock.valueHexView : undefined;
}

/** ResponderID ::= CHOICE { byName [1] Name, byKey [2] SHA-1 of the key } (4.2.1). */
function isResponder(responder: unknown, certificate: ParsedCertificate): boolean {
  if (responder instanceof pkijs.RelativeDistinguishedNames)
    return responder.isEqual(certificate.fields.subject);
  if (!(responder instanceof asn1js.OctetString)) return false;
  return createHash("sha1").update(keyBits(certificate)).digest().equals(responder.valueBlock.valueHexView);
}

const statuses = ["good", "revoked", "unknown"] as const;

function readAnswer(response: pkijs.SingleResponse): RevocationAnswer {
  const { certStatus, thisUpdate, nextUpdate } = response;
  const choice: unknown = certStatus;
  const status = choice instanceof asn1js.BaseBlock ? statuses[choice.idBlock.tagNumber] : undefined;
  const [time, explicit] = choice instanceof asn1js.Constructed ? choice.valueBlock.value : [];
  const reason = explicit instanceof asn1js.Constructed ? explicit.valueBlock.value[0] : undefined;
  return {
    status: status ?? "unknown",
    revokedAt: time instanceof asn1js.GeneralizedTime ? time.toDate() : null,
    reason: reasonName(reason instanceof asn1js.Enumerated ? reason.valueBlock.valueDec : undefined),
    ...{ thisUpdate, nextUpdate, keepsExpiredSince: findCutoff(response) },
  };
}

function findCutoff({ singleExtensions = [] }: pkijs.SingleResponse): Date | undefined {
  const extension = singleExtensions.find(({ extnID }) => extnID === archiveCutoff);
  if (!extension) return undefined;
  const { result } = asn1js.fromBER(extension.extnValue.valueBlock.valueHexView);
  return result instanceof asn1js.GeneralizedTime ? result.toDate() : undefined;
}
