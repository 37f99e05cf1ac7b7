import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import { isGrantedAt, periodAt, typeIn } from "../qualification/service-period";

/** What a certificate is used for, which decides whose service must vouch for it. */
export type Purpose = "signature" | "timestamp";

/** The services that vouch for certificates of a purpose at an instant. An anchor without a history always does. */
export const activeServices = (
  services: readonly TrustedService[],
  purpose: Purpose,
  at: Date,
): TrustedService[] => services.filter((service) => isActive(service, purpose, at));

function isActive(service: TrustedService, purpose: Purpose, at: Date): boolean {
  if (service.origin !== "trusted_list") return true;
  const period = periodAt(service, at);
  if (!period || !isGrantedAt(period, at)) return false;
  const type = typeIn(service, period);
  return (
    type.startsWith("CA/") ||
    type.startsWith("NationalRootCA") ||
    (purpose === "timestamp" && type.startsWith("TSA"))
  );
}
