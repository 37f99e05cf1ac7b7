import type { SigningWork } from "@/db/repositories/signings";
import { hourMs } from "@/lib/domain/time/durations";
import { nextCheckAt } from "./schedule";

/** How long before the end of the gateway's retention the archive is asked for a last time. */
const lastCheckBeforeMs = hourMs;

/**
 * When the status of a signed file that the gateway has yet to archive is checked next: as sparsely as that of a signing
 * that is out, since a postback reports the end, but a last time before the gateway deletes the file, and not after.
 */
export function nextArchiveCheckAt(
  { quietChecks, gatewayExpiresAt }: Pick<SigningWork, "quietChecks" | "gatewayExpiresAt">,
  now: Date,
): Date {
  const next = nextCheckAt(quietChecks, now);
  if (!gatewayExpiresAt) return next;
  const marks = [gatewayExpiresAt.getTime() - lastCheckBeforeMs, gatewayExpiresAt.getTime()];
  const ahead = marks.filter((mark) => mark > now.getTime());
  return new Date(Math.min(next.getTime(), ...ahead));
}
