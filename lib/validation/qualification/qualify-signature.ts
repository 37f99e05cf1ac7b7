import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import type { Qualification, SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { readQualifiedStatements } from "../certificates/qualified-statements";
import { type CertificateStatus, certificateStatusAt } from "./qualified-certificate";
import { isGrantedAt, isUnderEidas, periodAt, typeIn } from "./service-period";

type SignatureToQualify = {
  /** Of the signer. */
  certificate: ParsedCertificate;
  /** All services of the anchor that its chain ends at. */
  services: readonly TrustedService[];
  /** The best time of the signature. */
  at: Date;
};

/**
 * Says which level in law a signature has whose chain ends at trusted services (ETSI TS 119 615, 4.4 and 4.5; TS 119
 * 172-4, 4.4): its certificate has to be qualified when it was issued and when the signature was made (eIDAS, article
 * 32 (1)). Whether the signature is valid is not checked.
 *
 * @returns "none" if there is no service; "advanced" if its services are not those of a trusted list
 */
export function qualifySignature({ certificate, services, at }: SignatureToQualify): {
  qualification: Qualification;
  use: SignatureConclusion["use"];
} {
  const listed = services.filter(({ origin }) => origin === "trusted_list");
  const issued = statusAt(certificate, listed, certificate.fields.notBefore.value);
  const signed = statusAt(certificate, listed, at);
  const type = signed?.type ?? readQualifiedStatements(certificate).types?.[0];
  const use = type === "website" ? null : (type ?? null);
  if (services.length === 0) return { qualification: "none", use };
  const isQualified = issued?.isQualified && signed?.isQualified && signed.type !== "website";
  if (!isQualified) return { qualification: "advanced", use };
  return { qualification: signed.isInSecureDevice ? "qualified" : "advanced_qc", use };
}

/** Services that say different things about a certificate vouch for what all of them say. */
function statusAt(
  certificate: ParsedCertificate,
  services: TrustedService[],
  at: Date,
): CertificateStatus | undefined {
  const found = services.flatMap((service) => certificateStatusAt(certificate, service, at) ?? []);
  const [first] = found;
  if (!first || found.some(({ type }) => type !== first.type)) return undefined;
  return {
    type: first.type,
    isQualified: found.every(({ isQualified }) => isQualified),
    isInSecureDevice: found.every(({ isInSecureDevice }) => isInSecureDevice),
  };
}

/** Whether a time-stamp of a service is a qualified one at its time (eIDAS, article 42; ETSI TS 119 615, 4.6). */
export function isQualifiedTimestamp(services: readonly TrustedService[], at: Date): boolean {
  if (!isUnderEidas(at)) return false;
  return services.some((service) => {
    const period = service.origin === "trusted_list" ? periodAt(service, at) : undefined;
    return period !== undefined && typeIn(service, period) === "TSA/QTST" && isGrantedAt(period, at);
  });
}
