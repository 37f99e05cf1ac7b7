import type { SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";
import type { Translator } from "@/lib/i18n/translator";

/**
 * What is known about the revocation of a certificate, and from which day. Without a trusted issuer, data prove
 * nothing.
 */
export function revocationWords(
  {
    revocation,
    anchor,
    unknownStatus = [],
    chain: [signer],
  }: Pick<SignatureConclusion, "revocation" | "anchor" | "unknownStatus" | "chain">,
  t: Translator,
  day: (iso: string) => string,
): string {
  if (!revocation) return t(anchor ? "verdicts.noRevocation" : "verdicts.revocationNotChecked");
  const { status, source, isEmbedded, producedAt, revokedAt } = revocation;
  const isOfAnotherTime = status === "good" && signer !== undefined && unknownStatus.includes(signer.subject);
  return t(`verdicts.revocationIs.${isOfAnotherTime ? "another_time" : status}`, {
    produced: day(producedAt),
    revoked: revokedAt ? day(revokedAt) : "?",
    source: t(`verdicts.revocationSource.${source}.${isEmbedded ? "embedded" : "online"}`),
  });
}
