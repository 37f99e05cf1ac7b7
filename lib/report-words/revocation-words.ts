import type { RevocationFinding } from "@/lib/domain/validation/signature-conclusion";
import type { Translator } from "@/lib/i18n/translator";

/** What is known about the revocation of a certificate, and from which day. */
export function revocationWords(
  { status, source, isEmbedded, producedAt, revokedAt }: RevocationFinding,
  t: Translator,
  day: (iso: string) => string,
): string {
  return t(`verdicts.revocationIs.${status}`, {
    produced: day(producedAt),
    revoked: revokedAt ? day(revokedAt) : "?",
    source: t(`verdicts.revocationSource.${source}.${isEmbedded ? "embedded" : "online"}`),
  });
}
