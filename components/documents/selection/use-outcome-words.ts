import { useTranslations } from "next-intl";
import { type BulkOutcome, countObstacles } from "@/lib/domain/document/bulk";

/** What can be done to several documents. */
export type BulkDeed = "tagged" | "trashed" | "restored" | "reminded" | "cancelled" | "downloading";

/** Puts what came of it into words: "Reminded 3; 1 has nobody to remind." */
export function useOutcomeWords(): (deed: BulkDeed, outcome: BulkOutcome) => string {
  const t = useTranslations("bulk");
  return (deed, outcome) => {
    const refused = countObstacles(outcome).map(({ obstacle, count }) => t(`refused.${obstacle}`, { count }));
    return `${[t(`done.${deed}`, { count: outcome.done.length }), ...refused].join("; ")}.`;
  };
}
