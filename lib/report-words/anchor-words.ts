import type { Language } from "@/lib/domain/text/language";
import { territoryName } from "@/lib/domain/trust/territory-name";
import type { ConclusionAnchor } from "@/lib/domain/validation/signature-conclusion";
import type { Translator } from "@/lib/i18n/translator";

/** The statuses of services on trusted lists (ETSI TS 119 612, 5.5.4), and "unlisted" before the first of them. */
const known = [
  ...(["granted", "withdrawn", "recognisedatnationallevel", "deprecatedatnationallevel"] as const),
  ...(["undersupervision", "supervisionincessation", "supervisionceased", "supervisionrevoked"] as const),
  ...(["accredited", "accreditationceased", "accreditationrevoked", "unlisted"] as const),
] as const;
const isKnown = (status: string): status is (typeof known)[number] =>
  (known as readonly string[]).includes(status);

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
    status: t(`verdicts.serviceStatus.${isKnown(status) ? status : "other"}`, { status }),
  });
}
