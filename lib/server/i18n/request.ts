import { getRequestConfig } from "next-intl/server";
import { languageOfReader } from "./language-of-reader";
import { messagesOf } from "@/lib/i18n/messages";
import { portalTimeZone } from "@/lib/i18n/portal-time-zone";

/**
 * What next-intl asks at each request. The path says nothing of a language: it belongs to the person, unless the code
 * that asks for words names another (`getTranslations({ locale })`).
 */
export default getRequestConfig(async ({ locale }) => {
  const language = locale ?? (await languageOfReader());
  return { locale: language, messages: messagesOf(language), timeZone: portalTimeZone };
});
