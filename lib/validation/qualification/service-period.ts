import type { ServicePeriod, TrustedService } from "@/lib/domain/trust/trusted-service";

/** From when the eIDAS regulation applies: midnight of 1 July 2016 in Brussels (ETSI TS 119 615, 4.1.4). */
const eidasFrom = new Date("2016-06-30T22:00:00Z");

/** The statuses of a service that supervisors approve of, before and since (ETSI TS 119 612, 5.5.4 and annex D.5). */
const grantedBefore = ["undersupervision", "supervisionincessation", "accredited"];
const grantedSince = ["granted", "recognisedatnationallevel", "setbynationallaw"];

export const isUnderEidas = (at: Date): boolean => at >= eidasFrom;

/** The period of a service that an instant is in; undefined before the first one. */
export function periodAt({ history }: TrustedService, at: Date): ServicePeriod | undefined {
  return history.find(({ from }) => new Date(from) <= at);
}

/** The type of a service in a period, as "CA/QC". */
export const typeIn = (service: TrustedService, period: ServicePeriod): string => period.type ?? service.type;

/** Whether a period's status means at this instant that the service may be relied on. */
export function isGrantedAt(period: ServicePeriod, at: Date): boolean {
  return (isUnderEidas(at) ? grantedSince : grantedBefore).includes(period.status);
}
