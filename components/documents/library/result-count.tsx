import { useTranslations } from "next-intl";
import { maxCounted } from "@/lib/domain/document/library-query";

/** The number of results, announced to screen readers. */
export function ResultCount({ count, isNarrowed }: { count: number; isNarrowed: boolean }) {
  const t = useTranslations("search");
  const words = count > maxCounted ? t("foundMore", { count: maxCounted }) : t("found", { count });
  return (
    <p role="status" className={isNarrowed ? "text-base text-ink-soft" : "sr-only"}>
      {isNarrowed && words}
    </p>
  );
}
