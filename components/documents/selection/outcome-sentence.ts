import type { useTranslations } from "next-intl";
import { type BulkOutcome, countObstacles } from "@/lib/domain/document/bulk";

/** The name of a bulk action, by its outcome. */
export type BulkActionName = "tagged" | "trashed" | "restored" | "reminded" | "cancelled" | "downloading";

type Words = ReturnType<typeof useTranslations<never>>;

/** Puts the outcome of a bulk action into words: "Reminded 3; 1 has nobody to remind." */
export function outcomeSentence(action: BulkActionName, outcome: BulkOutcome, t: Words): string {
  const refused = countObstacles(outcome).map(({ obstacle, count }) =>
    t(`bulk.refused.${obstacle}`, { count }),
  );
  return `${[t(`bulk.done.${action}`, { count: outcome.done.length }), ...refused].join("; ")}.`;
}
