import { useTranslations } from "next-intl";
import type { FieldIssue } from "@/lib/domain/request/input-problem";
import type { Refusal } from "@/lib/domain/request/refusal";

/** Puts a refusal into words. The page sends "refusals" along. */
export function useRefusalWords(): (refusal: Refusal) => string {
  const t = useTranslations("refusals");
  return ({ code, values }) => t(code, values);
}

/** Puts what is wrong with an entry into words; nothing stays nothing. The page sends "problems" along. */
export function useProblemWords(): (issue: FieldIssue | undefined) => string | undefined {
  const t = useTranslations("problems");
  return (issue) => issue && t(issue.problem, { limit: issue.limit ?? 0 });
}

/** What is wrong with each field, in words, by its name; nothing for one that is fine. */
export function useErrorWords(issues: readonly FieldIssue[]): (field: string) => string | undefined {
  const wordsOf = useProblemWords();
  return (wanted) => wordsOf(issues.find(({ field }) => field === wanted));
}
