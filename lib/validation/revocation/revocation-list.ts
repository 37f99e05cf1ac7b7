import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { contentOf, type DerElement, readElement, readElements } from "../certificates/der-elements";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { findValueFault, readScheme } from "../crypto/signature-value";
import { readExtensions, requireUnderstood, scopeOf } from "./list-scope";
import {
  type ReadRevocation,
  reasonName,
  type RevocationAnswer,
  type RevocationItem,
} from "./revocation-item";

const tags = { integer: 0x02, sequence: 0x30, utcTime: 0x17, generalizedTime: 0x18, extensions: 0xa0 };
const extension = { reason: "2.5.29.21", keepsExpired: "2.5.29.60" };

/**
 * Reads a list of revoked certificates (RFC 5280, 5.1). Its entries stay bytes, and are searched one by one: a list may
 * have hundreds of thousands.
 *
 * @throws for bytes that are not one, and for lists that say only a part: deltas, indirect lists, some reasons
 */
export function readRevocationList(item: RevocationItem): ReadRevocation {
  const [signed, algorithm, value] = readElements(contentOf(readElement(item.bytes)));
  const parts = readElements(contentOf(signed));
  if (parts[0]?.tag === tags.integer) parts.shift();
  const [, issuer, thisUpdate, ...rest] = parts;
  const nextUpdate = isTime(rest[0]) ? rest.shift() : undefined;
  const entries = rest[0]?.tag === tags.sequence ? rest[0].content : new Uint8Array();
  const extensions = readExtensions(rest.find(({ tag }) => tag === tags.extensions)?.content);
  requireUnderstood(extensions);
  const scheme =
    algorithm && readScheme(pkijs.AlgorithmIdentifier.fromBER(Buffer.from(algorithm.whole)), undefined);
  if (!signed || !value || !scheme || !issuer || !thisUpdate) throw new Error("It is not a CRL.");
  const covers = scopeOf(extensions);
  const name = pkijs.RelativeDistinguishedNames.fromBER(Buffer.from(issuer.whole));
  const producedAt = timeOf(thisUpdate);
  const keepsExpired = extensions.get(extension.keepsExpired)?.value;
  return {
    ...{ item, producedAt, certificates: [], nonce: undefined, responder: undefined },
    digest: scheme.digest,
    answerFor: (certificate, authority) => {
      const isIssuer = name.isEqual(certificate.fields.issuer) && name.isEqual(authority.fields.subject);
      if (!isIssuer || !covers(certificate)) return undefined;
      const found = findEntry(entries, certificate);
      const times = {
        ...{ thisUpdate: producedAt, nextUpdate: nextUpdate && timeOf(nextUpdate) },
        keepsExpiredSince: keepsExpired && timeOf(requireElement(keepsExpired)),
      };
      return found ? { ...found, ...times } : { status: "good", revokedAt: null, reason: null, ...times };
    },
    isSignedBy: (certificate, budget) =>
      name.isEqual(certificate.fields.subject) &&
      findValueFault({
        ...{ scheme, key: certificate.publicKey, signed: signed.whole },
        budget,
        signature: value.content.subarray(1), // a bit string begins with the number of unused bits
      }) === undefined,
  };
}

const isTime = (element: DerElement | undefined): boolean =>
  element?.tag === tags.utcTime || element?.tag === tags.generalizedTime;

function requireElement(bytes: Uint8Array): DerElement {
  const element = readElement(bytes);
  if (!element) throw new Error("An element of the CRL is cut off.");
  return element;
}

/** @throws for bytes that are not a time */
function timeOf({ tag, whole }: DerElement): Date {
  const { result } = asn1js.fromBER(whole);
  if (tag === tags.utcTime && result instanceof asn1js.UTCTime) return result.toDate();
  if (result instanceof asn1js.GeneralizedTime) return result.toDate();
  throw new Error("It is not a time.");
}

/** RevokedCertificate ::= SEQUENCE { serial INTEGER, revocationDate Time, extensions OPTIONAL } */
function findEntry(
  entries: Uint8Array,
  { fields }: ParsedCertificate,
): Pick<RevocationAnswer, "status" | "revokedAt" | "reason"> | undefined {
  const serial = Buffer.from(fields.serialNumber.valueBlock.valueHexView);
  let rest = entries;
  for (let entry = readElement(rest); entry; entry = readElement(rest)) {
    rest = rest.subarray(entry.whole.length);
    if (!serial.equals(contentOf(readElement(entry.content)))) continue;
    const [, time, list] = readElements(entry.content);
    if (!time) throw new Error("An entry of the CRL has no time.");
    const reason = readExtensions(list?.whole).get(extension.reason)?.value;
    const number = reason && readElement(reason)?.content[0];
    return { status: "revoked", revokedAt: timeOf(time), reason: reasonName(number) };
  }
  return undefined;
}
