import { useTranslations } from "next-intl";

/** Counting stops here: the cost of a count grows with the library. */
export const maxCounted = 1000;

/** How many documents were found, announced to screen readers. */
export function ResultCount({ count, isNarrowed }: { count: number; isNarrowed: boolean }) {
  const t = useTranslations("search");
  const words = count > maxCounted ? t("foundMore", { count: maxCounted }) : t("found", { count });
  return (
    <p role="status" className={isNarrowed ? "text-base text-ink-soft" : "sr-only"}>
      {isNarrowed && words}
    </p>
  );
}
