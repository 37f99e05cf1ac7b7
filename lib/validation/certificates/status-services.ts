import * as pkijs from "pkijs";
import { mayAnswerOcsp } from "./key-purposes";
import type { ParsedCertificate } from "./parsed-certificate";

const authorityAccess = "1.3.6.1.5.5.7.1.1";
const ocsp = "1.3.6.1.5.5.7.48.1";
const issuers = "1.3.6.1.5.5.7.48.2";
const distributionPoints = "2.5.29.31";
const uri = 6;
/** Honest certificates name one or two of each kind, some hundred bytes long. */
const maxAddresses = 8;
const maxAddressLength = 2_000;
/**
 * Extensions by which a certificate says that it will not be revoked: certificates that live for hours (ETSI EN 319
 * 412-1, 5.2), certificates in general (RFC 9608), and OCSP responders (RFC 6960, 4.2.2.2.1).
 */
const notRevoked = new Set(["0.4.0.194121.2.1", "2.5.29.56"]);
const noCheckOfResponder = "1.3.6.1.5.5.7.48.1.5";

/** Whether nothing is to be asked about the revocation of a certificate. */
export const needsNoRevocation = (certificate: ParsedCertificate): boolean =>
  (certificate.fields.extensions ?? []).some(
    ({ extnID }) => notRevoked.has(extnID) || (extnID === noCheckOfResponder && mayAnswerOcsp(certificate)),
  );

/** Where to ask for the status of a certificate, and for its issuer (RFC 5280, 4.2.2.1 and 4.2.1.13). */
export type StatusServices = { ocsp: string[]; crls: string[]; issuers: string[] };

/** The http and https addresses that a certificate names. */
export function statusServicesOf({ fields }: ParsedCertificate): StatusServices {
  const valueOf = (id: string): unknown =>
    fields.extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
  const access = valueOf(authorityAccess);
  const descriptions = access instanceof pkijs.InfoAccess ? access.accessDescriptions : [];
  const points = valueOf(distributionPoints);
  const names = points instanceof pkijs.CRLDistributionPoints ? points.distributionPoints : [];
  const by = (method: string) =>
    descriptions
      .filter(({ accessMethod }) => accessMethod === method)
      .flatMap(({ accessLocation }) => addressOf(accessLocation))
      .slice(0, maxAddresses);
  return {
    ocsp: by(ocsp),
    issuers: by(issuers),
    crls: names
      .flatMap(({ distributionPoint }) =>
        Array.isArray(distributionPoint) ? distributionPoint.flatMap(addressOf) : [],
      )
      .slice(0, maxAddresses),
  };
}

function addressOf({ type, value }: pkijs.GeneralName): string[] {
  const isAddress =
    type === uri &&
    typeof value === "string" &&
    value.length <= maxAddressLength &&
    /^https?:\/\//i.test(value);
  return isAddress && URL.canParse(value) ? [value] : [];
}
