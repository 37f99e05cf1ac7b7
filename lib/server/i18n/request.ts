import { getRequestConfig } from "next-intl/server";
import { languageOfReader } from "./language-of-reader";
import { messagesOf } from "@/lib/i18n/messages";
import { portalTimeZone } from "@/lib/i18n/portal-time-zone";

/**
 * Configures next-intl for a request. Paths hold no language: it is the reader's, unless a caller names another
 * (`getTranslations({ locale })`).
 */
export default getRequestConfig(async ({ locale }) => {
  const language = locale ?? (await languageOfReader());
  return { locale: language, messages: messagesOf(language), timeZone: portalTimeZone };
});
