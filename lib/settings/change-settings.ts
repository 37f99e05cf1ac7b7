import { createHash } from "node:crypto";
import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findSettings, saveSettings } from "@/db/repositories/settings";
import { logoTypeOf, maxLogoBytes } from "@/lib/domain/settings/logo";
import type { Origin } from "@/lib/domain/request/origin";
import type { NewSettings, PortalSettings } from "@/lib/domain/settings/portal-settings";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

type Doing = { adminId: string; origin?: Origin };
type Parts = { db: Db; now: () => Date };

/** Sets what the form of the settings sent: what it leaves out is the default again. The log tells what changed. */
export async function changeSettings(
  { db, now: clock }: Parts,
  { adminId, origin, settings }: Doing & { settings: NewSettings },
): Promise<void> {
  const {
    organization,
    accent,
    language,
    timeZone,
    maxUploadMb,
    deadlineDays,
    remindEveryDays,
    adminsMayRead,
  } = settings;
  const change = {
    ...{
      organization: organization ?? null,
      accent: accent?.toLowerCase() ?? null,
      language: language ?? null,
      timeZone: timeZone ?? null,
    },
    ...{ maxUploadMb: maxUploadMb ?? null, deadlineDays: deadlineDays ?? null },
    ...{ remindEveryDays: remindEveryDays ?? null, adminsMayRead },
  };
  await db.write(async (tx) => {
    const detail = differences(await findSettings(tx), change);
    if (Object.keys(detail).length === 0) return;
    const now = clock();
    await saveSettings(tx, { ...change, now });
    await appendAuditEvent(tx, { at: now, action: "settings.changed", actorId: adminId, origin, detail });
  });
}

/** The new values of what is not as it was; "default" where it is the default again. */
function differences(before: PortalSettings, change: Partial<PortalSettings>): Record<string, string> {
  const changed = Object.entries(change).filter(
    ([name, value]) => before[name as keyof PortalSettings] !== value,
  );
  return Object.fromEntries(
    changed.map(([name, value]) => [name, value === null ? "default" : String(value)]),
  );
}

/**
 * Sets the logo, or takes it away.
 *
 * @param bytes looked at, whatever the file is called
 * @throws {UserFacingError} when they are too many, or no image that a logo can be
 */
export async function changeLogo(
  { db, now: clock }: Parts,
  { adminId, origin, bytes }: Doing & { bytes: Buffer | undefined },
): Promise<void> {
  const logo = bytes ? checked(bytes) : { logo: null, logoType: null, logoHash: null };
  await db.write(async (tx) => {
    const now = clock();
    await saveSettings(tx, { ...logo, now });
    const detail = { logo: logo.logoHash ?? "default" };
    await appendAuditEvent(tx, { at: now, action: "settings.changed", actorId: adminId, origin, detail });
  });
}

function checked(bytes: Buffer) {
  if (bytes.length > maxLogoBytes)
    throw new UserFacingError({ code: "logo_too_large", values: { maxKb: maxLogoBytes / 1_000 } });
  const logoType = logoTypeOf(bytes);
  if (!logoType) throw new UserFacingError({ code: "logo_no_image" });
  return { logo: bytes, logoType, logoHash: createHash("sha256").update(bytes).digest("hex") };
}
