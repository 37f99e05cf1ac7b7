import type { Handle } from "@/db/client";
import { findLogo, findSettings } from "@/db/repositories/settings";
import { accentShades, type Shades } from "@/lib/domain/settings/accent";
import { portalName, timeZoneOf } from "@/lib/domain/settings/portal-settings";

/** What admins have set for mail: the organization's name, color and logo, and its time zone. */
export type MailBrand = {
  name: string;
  shades: Shades;
  /** The time zone of the days that it names. */
  timeZone: string;
  logo?: { bytes: Buffer; type: string };
};

/** The name by which a mail's HTML asks for the logo that comes with it (RFC 2392). */
export const logoId = "logo@paraph";

/** What admins have set, or the portal's own. */
export async function findMailBrand(handle: Handle): Promise<MailBrand> {
  const settings = await findSettings(handle);
  return {
    name: portalName(settings),
    timeZone: timeZoneOf(settings),
    shades: accentShades(settings.accent),
    logo: settings.logoHash ? await findLogo(handle, settings.logoHash) : undefined,
  };
}
