import { getRequestConfig } from "next-intl/server";
import { languageOfReader } from "./language-of-reader";
import { messagesOf } from "./messages";

/** What next-intl asks at each request. The path says nothing of a language: it belongs to the person. */
export default getRequestConfig(async () => {
  const language = await languageOfReader();
  return { locale: language, messages: messagesOf(language), timeZone: "UTC" };
});
