import { useTranslations } from "next-intl";
import type { FieldIssue } from "@/lib/domain/request/input-problem";
import type { Refusal } from "@/lib/domain/request/refusal";

/** Puts a refusal into words. The page provides the messages "refusals". */
export function useRefusalWords(): (refusal: Refusal) => string {
  const t = useTranslations("refusals");
  return ({ code, values }) => t(code, values);
}

/** Puts the problem of an input into words. The page provides the messages "problems". */
export function useProblemWords(): (issue: FieldIssue | undefined) => string | undefined {
  const t = useTranslations("problems");
  return (issue) => issue && t(issue.problem, { limit: issue.limit ?? 0 });
}

/** Returns the problem of a field in words, by the field's name. */
export function useErrorWords(issues: readonly FieldIssue[]): (field: string) => string | undefined {
  const wordsOf = useProblemWords();
  return (name) => wordsOf(issues.find(({ field }) => field === name));
}
