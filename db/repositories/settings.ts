import { eq } from "drizzle-orm";
import type { LogoType } from "@/lib/domain/settings/logo";
import { defaultSettings, type PortalSettings, timeZoneOf } from "@/lib/domain/settings/portal-settings";
import type { Handle, Tx } from "../client";
import { portalSettings } from "../schema";

const onlyId = 1;

const settingsColumns = {
  organization: portalSettings.organization,
  accent: portalSettings.accent,
  logoHash: portalSettings.logoHash,
  logoType: portalSettings.logoType,
  language: portalSettings.language,
  timeZone: portalSettings.timeZone,
  maxUploadMb: portalSettings.maxUploadMb,
  deadlineDays: portalSettings.deadlineDays,
  remindEveryDays: portalSettings.remindEveryDays,
  adminsMayRead: portalSettings.adminsMayRead,
  requiredLevel: portalSettings.requiredLevel,
};

/** The portal's settings. Reading one row by its key is cheap, so they are read at each use and always current. */
export async function findSettings(handle: Handle): Promise<PortalSettings> {
  const [found] = await handle
    .select(settingsColumns)
    .from(portalSettings)
    .where(eq(portalSettings.id, onlyId));
  return found ?? defaultSettings;
}

/** The time zone in which days end. */
export const findTimeZone = async (handle: Handle): Promise<string> => timeZoneOf(await findSettings(handle));

type Change = Partial<Omit<PortalSettings, "logoHash" | "logoType">>;
type Logo = { logo: Buffer | null; logoType: LogoType | null; logoHash: string | null };

/** Writes the given settings and keeps the others. */
export async function saveSettings(
  tx: Tx,
  { now, ...change }: (Change | Logo) & { now: Date },
): Promise<void> {
  await tx
    .insert(portalSettings)
    .values({ ...change, id: onlyId, changedAt: now })
    .onConflictDoUpdate({ target: portalSettings.id, set: { ...change, changedAt: now } });
}

/** The logo, if `logoHash` is that of the current one. */
export async function findLogo(handle: Handle, logoHash: string) {
  const [found] = await handle
    .select({ bytes: portalSettings.logo, type: portalSettings.logoType })
    .from(portalSettings)
    .where(eq(portalSettings.logoHash, logoHash));
  return found?.bytes && found.type ? { bytes: found.bytes, type: found.type } : undefined;
}
