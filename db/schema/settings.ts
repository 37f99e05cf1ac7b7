import { sql } from "drizzle-orm";
import { blob, check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { languages } from "@/lib/domain/text/language";
import { logoTypes } from "@/lib/domain/settings/logo";
import { requiredLevels } from "@/lib/domain/validation/required-level";
import { instant, oneOf } from "./columns";

/** Settings of the whole portal, in one row at most. Null means the default. */
export const portalSettings = sqliteTable(
  "portal_settings",
  {
    id: integer("id").primaryKey(),
    organization: text("organization"),
    /** A hex color, such as "#2c45a8". */
    accent: text("accent"),
    /** Small enough to store here. Its URL contains the hash. */
    logo: blob("logo", { mode: "buffer" }),
    logoType: text("logo_type", { enum: logoTypes }),
    logoHash: text("logo_hash"),
    language: text("language", { enum: languages }),
    /** IANA name of the time zone in which days end. */
    timeZone: text("time_zone"),
    maxUploadMb: integer("max_upload_mb"),
    deadlineDays: integer("deadline_days"),
    remindEveryDays: integer("remind_every_days"),
    adminsMayRead: integer("admins_may_read", { mode: "boolean" }).notNull().default(false),
    requiredLevel: text("required_level", { enum: requiredLevels }),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [
    check("portal_settings_one", sql`${table.id} = 1`),
    check("portal_settings_language", sql`${table.language} in ${oneOf(languages)}`),
    check("portal_settings_logo_type", sql`${table.logoType} in ${oneOf(logoTypes)}`),
  ],
);
