import * as pkijs from "pkijs";
import type { ParsedCertificate } from "./parsed-certificate";

const basicConstraints = "2.5.29.19";
/** Extensions that are judged here or elsewhere, or that limit nothing that matters (RFC 5280, 4.2). */
const understood = new Set([
  basicConstraints,
  ...["2.5.29.14", "2.5.29.15", "2.5.29.17", "2.5.29.18", "2.5.29.31", "2.5.29.32", "2.5.29.35", "2.5.29.37"],
  ...["1.3.6.1.5.5.7.1.1", "1.3.6.1.5.5.7.1.3"],
]);

/** Whether a certificate says that it is one of an authority (4.2.1.9). */
export const isAuthority = ({ x509 }: ParsedCertificate): boolean => x509.ca;

/** How many further authorities may follow below it (4.2.1.9). */
export function maxPathLength({ fields }: ParsedCertificate): number {
  const value: unknown = fields.extensions?.find(({ extnID }) => extnID === basicConstraints)?.parsedValue;
  const limit = value instanceof pkijs.BasicConstraints ? value.pathLenConstraint : undefined;
  return typeof limit === "number" ? limit : (limit?.valueBlock.valueDec ?? Infinity);
}

/** The critical extensions that nothing here understands: such a certificate must not be used (4.2). */
export const unknownCriticalExtensions = ({ fields }: ParsedCertificate): string[] =>
  (fields.extensions ?? [])
    .filter(({ critical, extnID }) => critical && !understood.has(extnID))
    .map(({ extnID }) => extnID);
