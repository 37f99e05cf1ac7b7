import { useLocale, useTranslations } from "next-intl";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { SigningSummary } from "@/db/repositories/signings";
import { nearDayWords } from "@/lib/domain/date-words";
import { Notice } from "../ui/notice";

type ForgottenSoonProps = { document: DocumentSummary; signing: SigningSummary | undefined };

/** The warning that the gateway forgets a signing soon, while something can still be lost by that. */
export function ForgottenSoon({ document: { status }, signing }: ForgottenSoonProps) {
  const t = useTranslations("state");
  const language = useLocale();
  const isOpen = status === "out_for_signature" || status === "needs_attention";
  if (!isOpen || !signing?.forgottenAt) return null;
  return <Notice>{t("expiresSoon", { date: nearDayWords(signing.forgottenAt, language) })}</Notice>;
}
