import "server-only";
import { cache } from "react";
import { findSettings } from "@/db/repositories/settings";
import { defaultSettings, maxUploadBytesOf } from "@/lib/domain/settings/portal-settings";
import { env } from "@/lib/base/env";
import { portal } from "./portal";

/** What admins have set, read once for each request. */
export const currentSettings = cache(async () => findSettings((await portal()).db.read));

/** The same for what is around each page, also that which tells of a fault: then the defaults do. */
export const settingsOrDefaults = () => currentSettings().catch(() => defaultSettings);

/** The largest file that somebody may upload. */
export async function maxUploadBytes(): Promise<number> {
  return maxUploadBytesOf(await currentSettings(), env().maxUploadBytes);
}
