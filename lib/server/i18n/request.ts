import { getRequestConfig } from "next-intl/server";
import { languageOfReader } from "./language-of-reader";
import { messagesOf } from "@/lib/i18n/messages";
import { timeZoneOf } from "@/lib/domain/settings/portal-settings";
import { settingsOrDefaults } from "../portal/current-settings";

/**
 * Configures next-intl for a request. URLs contain no language: it is the reader's, unless a caller passes another
 * (`getTranslations({ locale })`).
 */
export default getRequestConfig(async ({ locale }) => {
  const language = locale ?? (await languageOfReader());
  const timeZone = timeZoneOf(await settingsOrDefaults());
  return { locale: language, messages: messagesOf(language), timeZone };
});
