import Negotiator from "negotiator";
import { isLanguage, type Language, languages } from "@/lib/domain/text/language";

/** The language of ours that a browser asks for first, by its header Accept-Language; English if there is none. */
export function acceptedLanguage(header: string | null): Language {
  const asked = header ? new Negotiator({ headers: { "accept-language": header } }) : undefined;
  return asked?.languages([...languages]).find(isLanguage) ?? "en";
}
