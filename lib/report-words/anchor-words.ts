import type { Language } from "@/lib/domain/text/language";
import type { ConclusionAnchor } from "@/lib/domain/validation/signature-conclusion";
import type { Translator } from "@/lib/i18n/translator";

/** Says who vouches for a chain: the service, its provider, and the list that names it, with its status at the time. */
export function anchorWords(
  { origin, service, provider, country, status }: ConclusionAnchor,
  t: Translator,
  language: Language,
): string {
  return t(`verdicts.anchorIn.${origin}`, {
    service,
    provider,
    country: countryName(country, language),
    status: t(`verdicts.serviceStatus.${status === "granted" || status === "withdrawn" ? status : "other"}`, {
      status,
    }),
  });
}

/** Codes of trusted lists that differ from ISO 3166-1 (ETSI TS 119 612, 5.3.10). */
const isoCodes: Readonly<Record<string, string>> = { EL: "GR", UK: "GB" };

function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(language, { type: "region" }).of(isoCodes[code] ?? code) ?? code;
}
