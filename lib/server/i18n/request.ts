import { getRequestConfig } from "next-intl/server";
import { languageOfReader } from "./language-of-reader";
import { messagesOf } from "@/lib/i18n/messages";
import { timeZoneOf } from "@/lib/domain/settings/portal-settings";
import { settingsOrDefaults } from "../portal/current-settings";

/**
 * What next-intl asks at each request. The path says nothing of a language: it belongs to the person, unless the code
 * that asks for words names another (`getTranslations({ locale })`).
 */
export default getRequestConfig(async ({ locale }) => {
  const language = locale ?? (await languageOfReader());
  const timeZone = timeZoneOf(await settingsOrDefaults());
  return { locale: language, messages: messagesOf(language), timeZone };
});
