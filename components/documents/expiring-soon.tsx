import { useTranslations } from "next-intl";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { SigningSummary } from "@/db/repositories/signings";
import { hasTrait } from "@/lib/domain/signing/signing-status";
import { Notice } from "../ui/notice";
import { useDayWords } from "../ui/use-day-words";

type ExpiringSoonProps = { document: DocumentSummary; signing: SigningSummary | undefined };

/** Warns that the gateway will soon delete a signing, while that can still lose something. */
export function ExpiringSoon({ document: { status }, signing }: ExpiringSoonProps) {
  const t = useTranslations("state");
  const { nearDay } = useDayWords();
  if (!hasTrait(status, "owner_sees_retention") || !signing?.gatewayExpiresAt) return null;
  return <Notice>{t("expiresSoon", { date: nearDay(signing.gatewayExpiresAt) })}</Notice>;
}
