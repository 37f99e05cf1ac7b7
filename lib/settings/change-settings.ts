import { createHash } from "node:crypto";
import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { findSettings, saveSettings } from "@/db/repositories/settings";
import { logoTypeOf, maxLogoBytes } from "@/lib/domain/settings/logo";
import type { Origin } from "@/lib/domain/request/origin";
import type { NewSettings, PortalSettings } from "@/lib/domain/settings/portal-settings";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

type AdminRequest = { adminId: string; origin?: Origin };
type Parts = { db: Db; now: () => Date };

/** Saves the form of the settings; empty fields return to the default. The audit log records what changed. */
export async function changeSettings(
  { db, now: clock }: Parts,
  { adminId, origin, settings }: AdminRequest & { settings: NewSettings },
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
    requiredLevel,
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
    requiredLevel: requiredLevel ?? null,
  };
  await db.write(async (tx) => {
    const detail = differences(await findSettings(tx), change);
    if (Object.keys(detail).length === 0) return;
    const now = clock();
    await saveSettings(tx, { ...change, now });
    await appendAuditEvent(tx, { at: now, action: "settings.changed", actorId: adminId, origin, detail });
  });
}

/** The new values of the settings that change; "default" for those that return to it. */
function differences(before: PortalSettings, change: Partial<PortalSettings>): Record<string, string> {
  const changed = Object.entries(change).filter(
    ([name, value]) => before[name as keyof PortalSettings] !== value,
  );
  return Object.fromEntries(
    changed.map(([name, value]) => [name, value === null ? "default" : String(value)]),
  );
}

/**
 * Sets the logo, or removes it.
 *
 * @param bytes the image, whose type is detected from its content; `undefined` removes the logo
 * @throws {UserFacingError} if the file is too large, or not an image of a supported type
 */
export async function changeLogo(
  { db, now: clock }: Parts,
  { adminId, origin, bytes }: AdminRequest & { bytes: Buffer | undefined },
): Promise<void> {
  const logo = bytes ? validated(bytes) : { logo: null, logoType: null, logoHash: null };
  await db.write(async (tx) => {
    const now = clock();
    await saveSettings(tx, { ...logo, now });
    const detail = { logo: logo.logoHash ?? "default" };
    await appendAuditEvent(tx, { at: now, action: "settings.changed", actorId: adminId, origin, detail });
  });
}

function validated(bytes: Buffer) {
  if (bytes.length > maxLogoBytes)
    throw new UserFacingError({ code: "logo_too_large", values: { maxKb: maxLogoBytes / 1_000 } });
  const logoType = logoTypeOf(bytes);
  if (!logoType) throw new UserFacingError({ code: "logo_not_image" });
  return { logo: bytes, logoType, logoHash: createHash("sha256").update(bytes).digest("hex") };
}
