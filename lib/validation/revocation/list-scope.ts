import * as pkijs from "pkijs";
import { contentOf, type DerElement, readElement, readElements } from "../certificates/der-elements";
import type { ParsedCertificate } from "../certificates/parsed-certificate";

export type ListExtensions = ReadonlyMap<string, { value: Uint8Array; isCritical: boolean }>;

const deltaIndicator = "2.5.29.27";
const issuingPoint = "2.5.29.28";
const certificatePoints = "2.5.29.31";
/** Extensions of lists that are judged here, or that limit nothing (RFC 5280, 5.2; X.509, 9.5). */
const understood = new Set([deltaIndicator, issuingPoint, "2.5.29.20", "2.5.29.35", "2.5.29.60"]);

/** Fields of IssuingDistributionPoint, and of DistributionPoint, by their tags (RFC 5280, 5.2.5 and 4.2.1.13). */
const field = {
  ...{ name: 0xa0, fullName: 0xa0, usersOnly: 0x81, authoritiesOnly: 0x82 },
  ...{ someReasons: 0x83, isIndirect: 0x84, attributesOnly: 0x85 },
};

/** The extensions of a list, or of an entry in it, by identifier. */
export function readExtensions(list: Uint8Array | undefined): ListExtensions {
  const elements = list ? readElements(contentOf(readElement(list))) : [];
  return new Map(
    elements.map(({ whole }) => {
      const { extnID, extnValue, critical } = pkijs.Extension.fromBER(Buffer.from(whole));
      return [extnID, { value: extnValue.valueBlock.valueHexView, isCritical: critical }];
    }),
  );
}

/** @throws for a critical extension that is not understood: such a list must not be relied on (RFC 5280, 5.2) */
export function requireUnderstood(extensions: ListExtensions): void {
  for (const [identifier, { isCritical }] of extensions)
    if (isCritical && !understood.has(identifier))
      throw new Error(`The CRL has the extension ${identifier}.`);
}

/**
 * Which certificates a list is about. An authority may publish several lists, each about a part of its certificates: a
 * list that names its distribution point speaks only for those that name it too (RFC 5280, 6.3.3 (b) (2)).
 *
 * @throws where it would say only a part about them: changes, some reasons, other issuers
 */
export function scopeOf(extensions: ListExtensions): (certificate: ParsedCertificate) => boolean {
  if (extensions.has(deltaIndicator)) throw new Error("A delta CRL is not supported.");
  const point = extensions.get(issuingPoint)?.value;
  const parts = point ? readElements(contentOf(readElement(point))) : [];
  const fields = new Set(parts.map(({ tag }) => tag));
  if (fields.has(field.isIndirect) || fields.has(field.someReasons) || fields.has(field.attributesOnly))
    throw new Error("A CRL of a part of the reasons, or of other issuers, is not supported.");
  const names = namesIn(parts);
  return (certificate) => {
    const { ca } = certificate.x509;
    if ((fields.has(field.usersOnly) && ca) || (fields.has(field.authoritiesOnly) && !ca)) return false;
    if (!fields.has(field.name)) return true;
    return pointsOf(certificate).some((own) => names.includes(own));
  };
}

/** The general names of a point in hexadecimal digits, so that names of any kind can be compared. */
function namesIn(parts: readonly DerElement[]): string[] {
  const [name] = readElements(contentOf(parts.find(({ tag }) => tag === field.name)));
  if (name?.tag !== field.fullName) return [];
  return readElements(name.content).map(({ whole }) => Buffer.from(whole).toString("hex"));
}

function pointsOf({ fields }: ParsedCertificate): string[] {
  const extension = fields.extensions?.find(({ extnID }) => extnID === certificatePoints);
  const points = extension && readElement(extension.extnValue.valueBlock.valueHexView);
  return readElements(contentOf(points)).flatMap((point) => namesIn(readElements(point.content)));
}
