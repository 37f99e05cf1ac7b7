/**
 * The zone of the machine that the portal runs on, in which a day ends for everybody; UTC where the machine's zone has no
 * name that formatters and browsers know, as with TZ=GMT+2.
 */
export const portalTimeZone = knownZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? "UTC";

function knownZone(name: string | undefined): string | undefined {
  try {
    return name && new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
