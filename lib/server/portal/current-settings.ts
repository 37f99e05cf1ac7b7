import "server-only";
import { cache } from "react";
import { findSettings } from "@/db/repositories/settings";
import { defaultSettings, maxUploadBytesOf } from "@/lib/domain/settings/portal-settings";
import { env } from "@/lib/base/env";
import { portal } from "./portal";

/** The portal's settings, read once per request. */
export const currentSettings = cache(async () => findSettings((await portal()).db.read));

/** The settings for the layout of each page; the defaults if they cannot be read, as on an error page. */
export const settingsOrDefaults = () => currentSettings().catch(() => defaultSettings);

/** The largest upload that is accepted, in bytes. */
export async function maxUploadBytes(): Promise<number> {
  const { maxUploadBytes: fixed, uploadCeilingBytes } = env();
  return Math.min(maxUploadBytesOf(await currentSettings(), fixed), uploadCeilingBytes);
}
