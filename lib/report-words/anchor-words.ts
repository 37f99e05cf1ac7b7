import type { Language } from "@/lib/domain/text/language";
import { territoryName } from "@/lib/domain/trust/territory-name";
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
    country: territoryName(country, language),
    status: t(`verdicts.serviceStatus.${status === "granted" || status === "withdrawn" ? status : "other"}`, {
      status,
    }),
  });
}
