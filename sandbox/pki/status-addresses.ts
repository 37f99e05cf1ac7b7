import type { addressesAt } from "./addresses";
import { x509 } from "./x509";

/** Where verifiers learn the status of a certificate of the issuing authority (RFC 5280, 4.2.1.13 and 4.2.2.1). */
export const statusAddresses = ({ ocsp, issuing }: ReturnType<typeof addressesAt>): x509.Extension[] => [
  new x509.AuthorityInfoAccessExtension({ ocsp, caIssuers: issuing.certificate }),
  new x509.CRLDistributionPointsExtension([issuing.revocationList]),
];

/** Whether a certificate names these addresses: the sandbox may have moved to another port since it was issued. */
export const namesAddress = (certificate: x509.X509Certificate, address: string): boolean =>
  Buffer.from(certificate.rawData).includes(address);
