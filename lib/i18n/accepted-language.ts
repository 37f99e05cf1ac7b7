import Negotiator from "negotiator";
import { defaultLanguage, isLanguage, type Language, languages } from "@/lib/domain/text/language";

/** The supported language that a browser prefers by its Accept-Language header; English if there is none. */
export function acceptedLanguage(header: string | null): Language {
  const negotiator = header ? new Negotiator({ headers: { "accept-language": header } }) : undefined;
  return negotiator?.languages([...languages]).find(isLanguage) ?? defaultLanguage;
}
