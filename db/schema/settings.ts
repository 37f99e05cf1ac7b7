import { sql } from "drizzle-orm";
import { languages } from "@/lib/domain/text/language";
import { logoTypes } from "@/lib/domain/settings/logo";
import { requiredLevels } from "@/lib/domain/validation/required-level";
import { bytes, check, defineTable, flag, instant, integer, oneOf, text } from "../dialect/columns";

/** Settings of the whole portal, in at most one row. Null means the default. */
export const portalSettings = defineTable(
  "portal_settings",
  {
    id: integer("id").primaryKey(),
    organization: text("organization"),
    /** A hex color, such as "#2c45a8". */
    accent: text("accent"),
    /** Small enough to store here. Its URL contains the hash. */
    logo: bytes("logo"),
    logoType: text("logo_type", { enum: logoTypes }),
    logoHash: text("logo_hash"),
    language: text("language", { enum: languages }),
    /** IANA name of the time zone in which days end. */
    timeZone: text("time_zone"),
    maxUploadMb: integer("max_upload_mb"),
    deadlineDays: integer("deadline_days"),
    remindEveryDays: integer("remind_every_days"),
    adminsMayRead: flag("admins_may_read").notNull().default(false),
    requiredLevel: text("required_level", { enum: requiredLevels }),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [
    check("portal_settings_one", sql`${table.id} = 1`),
    check("portal_settings_language", sql`${table.language} in ${oneOf(languages)}`),
    check("portal_settings_logo_type", sql`${table.logoType} in ${oneOf(logoTypes)}`),
  ],
);
