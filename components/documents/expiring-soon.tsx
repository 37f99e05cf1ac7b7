import { useTranslations } from "next-intl";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { SigningSummary } from "@/db/repositories/signings";
import { hasTrait } from "@/lib/domain/signing/signing-status";
import { Notice } from "../ui/notice";
import { useDayWords } from "../ui/use-day-words";

type ForgottenSoonProps = { document: DocumentSummary; signing: SigningSummary | undefined };

/** The warning that the gateway forgets a signing soon, while something can still be lost by that. */
export function ExpiringSoon({ document: { status }, signing }: ForgottenSoonProps) {
  const t = useTranslations("state");
  const { nearDay } = useDayWords();
  if (!hasTrait(status, "owner_sees_retention") || !signing?.gatewayExpiresAt) return null;
  return <Notice>{t("expiresSoon", { date: nearDay(signing.gatewayExpiresAt) })}</Notice>;
}
