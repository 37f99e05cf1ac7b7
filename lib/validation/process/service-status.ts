import type { ServicePeriod, TrustedService } from "@/lib/domain/trust/trusted-service";

/** The words of lists for services that are, or were, in order (ETSI TS 119 612, 5.5.4, and TS 102 231 before it). */
const goodStatuses = new Set([
  ...["granted", "recognisedatnationallevel"],
  ...["undersupervision", "supervisionincessation", "accredited", "setbynationallaw"],
]);

/** The period of a service at an instant; `undefined` before the first. */
export function periodAt({ history }: TrustedService, at: Date): ServicePeriod | undefined {
  return history.find(({ from }) => new Date(from) <= at);
}

/** Whether a service was in order at an instant. An anchor without a history always is. */
export function wasInOrderAt(service: TrustedService, at: Date): boolean {
  if (service.history.length === 0) return true;
  const period = periodAt(service, at);
  return period !== undefined && goodStatuses.has(period.status);
}

/** Whether a service of this type vouches for certificates of a purpose. Anchors of the portal do for all. */
const serves = ({ origin, type }: TrustedService, purpose: "signature" | "timestamp"): boolean =>
  origin !== "trusted_list" ||
  type.startsWith("CA/") ||
  type === "NationalRootCA-QC" ||
  (purpose === "timestamp" && type.startsWith("TSA"));

/** The services that vouch for a certificate of a purpose at an instant. */
export const activeServices = (
  services: readonly TrustedService[],
  purpose: "signature" | "timestamp",
  at: Date,
): TrustedService[] => services.filter((service) => serves(service, purpose) && wasInOrderAt(service, at));
