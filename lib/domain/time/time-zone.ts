/** The name of a time zone as the IANA database spells it; `undefined` for a name that `Intl` does not know. */
export function namedTimeZone(name: string | undefined): string | undefined {
  if (!name || !/^[a-z]/i.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The time zone of the machine; UTC where its zone has no IANA name, as with TZ=GMT+2. */
export const machineTimeZone = namedTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? "UTC";
