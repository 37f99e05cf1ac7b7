import { useTranslations } from "next-intl";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { SigningSummary } from "@/db/repositories/signings";
import type { DocumentStatus } from "@/lib/domain/signing/signing-status";
import { Notice } from "../ui/notice";
import { useDayWords } from "../ui/use-day-words";

type ExpiringSoonProps = { document: DocumentSummary; signing: SigningSummary | undefined };

/** Whether something is lost when the gateway deletes a signing in this status. */
const losesByExpiry: Record<DocumentStatus, boolean> = {
  draft: false,
  preparing: false,
  out_for_signature: true,
  collecting: false,
  signed: false,
  declined: false,
  cancelled: false,
  expired: false,
  failed: false,
  needs_attention: true,
};

/** Warns that the gateway deletes a signing soon, while something can still be lost by that. */
export function ExpiringSoon({ document: { status }, signing }: ExpiringSoonProps) {
  const t = useTranslations("state");
  const { nearDay } = useDayWords();
  if (!losesByExpiry[status] || !signing?.gatewayExpiresAt) return null;
  return <Notice>{t("expiresSoon", { date: nearDay(signing.gatewayExpiresAt) })}</Notice>;
}
