/** The zone of the machine that the portal runs on, as an IANA name: in it a day ends for everybody. */
export const portalTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
