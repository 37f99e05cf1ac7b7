import { z } from "zod";
import { isReadableAccent } from "./accent";
import { maxDeadlineDays } from "../signing/deadline";
import { machineTimeZone, namedTimeZone } from "../time/time-zone";
import { problem } from "../request/input-problem";
import { type Language, languages } from "../text/language";
import type { LogoType } from "./logo";
import { maxReminderDays } from "../signing/new-signing";
import { optional } from "../people/person-fields";
import { type RequiredLevel, requiredLevels } from "../validation/required-level";

/** The settings of the whole portal (docs/decisions/0026-people-and-settings.md). Null means the default. */
export type PortalSettings = {
  organization: string | null;
  accent: string | null;
  logoHash: string | null;
  logoType: LogoType | null;
  language: Language | null;
  /** An IANA name. */
  timeZone: string | null;
  maxUploadMb: number | null;
  deadlineDays: number | null;
  remindEveryDays: number | null;
  adminsMayRead: boolean;
  /** What the signatures in a finished file must be at least; null accepts any. */
  requiredLevel: RequiredLevel | null;
};

export const defaultSettings: PortalSettings = {
  ...{ organization: null, accent: null, logoHash: null, logoType: null, language: null, timeZone: null },
  ...{ maxUploadMb: null, deadlineDays: null, remindEveryDays: null, adminsMayRead: false },
  requiredLevel: null,
};

/** The name of the portal, in titles and mail. */
export const portalName = ({ organization }: Pick<PortalSettings, "organization">) =>
  organization ?? "Paraph";

/** The time zone of deadlines and days, in mail and on pages. Pages show times of day in the reader's own zone. */
export const timeZoneOf = ({ timeZone }: Pick<PortalSettings, "timeZone">) => timeZone ?? machineTimeZone;

/** Whether admins may read other people's documents. Each access is logged. */
export const canAdminsRead = ({ adminsMayRead }: Pick<PortalSettings, "adminsMayRead">) => adminsMayRead;

const defaultUploadMb = 100;

/** The size limit of uploads: from the environment if it is set there, else from the settings. */
export function maxUploadBytesOf(
  { maxUploadMb }: Pick<PortalSettings, "maxUploadMb">,
  fromEnvironment: number | undefined,
): number {
  return fromEnvironment ?? (maxUploadMb ?? defaultUploadMb) * 1_000_000;
}

const maxUploadMbCeiling = 2_000;

const wholeNumber = (max: number) =>
  optional(
    z.coerce
      .number(problem("number_malformed"))
      .int(problem("number_malformed"))
      .min(1, problem("number_too_small"))
      .max(max, problem("number_too_large")),
  );

/** The fields of the settings form; the logo has a form of its own. */
export const newSettings = z.object({
  organization: optional(z.string().trim().max(100, problem("name_too_long"))),
  accent: optional(
    z
      .string()
      .trim()
      .regex(/^#[0-9a-f]{6}$/i, problem("color_malformed"))
      .refine(
        (color) => !/^#[0-9a-f]{6}$/i.test(color) || isReadableAccent(color),
        problem("color_too_light"),
      ),
  ),
  language: optional(z.enum(languages)),
  timeZone: optional(
    z
      .string()
      .trim()
      .refine((name) => namedTimeZone(name) !== undefined, problem("time_zone_unknown"))
      .transform(namedTimeZone),
  ),
  maxUploadMb: wholeNumber(maxUploadMbCeiling),
  deadlineDays: wholeNumber(maxDeadlineDays),
  remindEveryDays: wholeNumber(maxReminderDays),
  requiredLevel: optional(z.enum(requiredLevels)),
  adminsMayRead: z.preprocess((value) => value === "on" || value === true, z.boolean()),
});

export type NewSettings = z.output<typeof newSettings>;
