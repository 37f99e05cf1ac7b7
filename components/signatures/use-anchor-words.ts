import { useLocale, useTranslations } from "next-intl";
import type { ConclusionAnchor } from "@/lib/domain/validation/signature-conclusion";
import { anchorWords } from "@/lib/report-words/anchor-words";

/** Says who vouches for a chain, in the reader's language. */
export function useAnchorWords(): (anchor: ConclusionAnchor) => string {
  const t = useTranslations();
  const language = useLocale();
  return (anchor) => anchorWords(anchor, t, language);
}
