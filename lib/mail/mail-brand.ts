import type { Handle } from "@/db/client";
import { findLogo, findSettings } from "@/db/repositories/settings";
import { accentShades, type Shades } from "@/lib/domain/settings/accent";
import { portalName, timeZoneOf } from "@/lib/domain/settings/portal-settings";

/** The branding of mail that admins can set: the organization's name, color, logo and time zone. */
export type MailBrand = {
  name: string;
  shades: Shades;
  /** The time zone of dates in mail. */
  timeZone: string;
  logo?: { bytes: Buffer; type: string };
};

/** The Content-ID by which a mail's HTML refers to its attached logo (RFC 2392). */
export const logoId = "logo@paraph";

/** The branding that admins have set, or the portal's defaults. */
export async function findMailBrand(handle: Handle): Promise<MailBrand> {
  const settings = await findSettings(handle);
  return {
    name: portalName(settings),
    timeZone: timeZoneOf(settings),
    shades: accentShades(settings.accent),
    logo: settings.logoHash ? await findLogo(handle, settings.logoHash) : undefined,
  };
}
