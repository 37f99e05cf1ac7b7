import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import type {
  ChainCertificate,
  ConclusionAnchor,
  ConclusionTimestamp,
} from "@/lib/domain/validation/signature-conclusion";
import { readOrganization, readSigner } from "../certificates/certificate-facts";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import { isQualifiedTimestamp } from "../qualification/qualify-signature";
import { periodAt } from "../qualification/service-period";
import { activeServices, type Purpose } from "./service-status";
import { passed } from "./fault-indications";
import type { TimestampVerdict } from "./timestamp-process";

/** What a report says of the certificates of a chain. */
export const chainFacts = (certificates: readonly ParsedCertificate[]): ChainCertificate[] =>
  certificates.map((certificate) => {
    const { x509, fields } = certificate;
    const { commonName, country } = readSigner(certificate);
    const organization = readOrganization(certificate);
    return {
      subject: commonName || organization || "",
      ...(organization && { organization }),
      ...(country && { country }),
      fingerprint: x509.fingerprint256.replaceAll(":", "").toLowerCase(),
      validFrom: fields.notBefore.value.toISOString(),
      validTo: fields.notAfter.value.toISOString(),
    };
  });

/** The anchor of a chain at an instant; where it has none any more, its last one. */
export function anchorOf(
  services: readonly TrustedService[],
  purpose: Purpose,
  at: Date,
): ConclusionAnchor | null {
  const [service] = [...activeServices(services, purpose, at), ...services];
  if (!service) return null;
  const { origin, country, provider, name, type } = service;
  const status = periodAt(service, at)?.status ?? (service.history.length > 0 ? "unlisted" : "");
  return { origin, country, provider, service: name, serviceType: type, status };
}

/** What a report says of a time-stamp; undefined for one that cannot be read, so that it has no time. */
export function timestampFact({
  timestamp,
  outcome,
  chain,
}: TimestampVerdict): ConclusionTimestamp | undefined {
  const { kind, stampedAt, authority } = timestamp;
  if (!stampedAt) return undefined;
  const services = chain?.chain?.services ?? [];
  return {
    ...{ kind, at: stampedAt.toISOString(), ...outcome },
    authority: authority ? readSigner(authority).commonName : "",
    isQualified: outcome === passed && isQualifiedTimestamp(services, stampedAt),
    chain: chain ? chainFacts(chain.certificates) : [],
    anchor: chain?.chain ? anchorOf(services, "timestamp", stampedAt) : null,
  };
}
