import { useTranslations } from "next-intl";
import type { ValidationProblem } from "@/lib/domain/validation/validation-problem";

/** Why a finished file was not accepted, in words. */
export function ProblemList({ problems }: { problems: ValidationProblem[] }) {
  const t = useTranslations("validationProblems");
  return (
    <ul className="list-disc pl-5 text-base text-ink-soft">
      {problems.map((problem) => (
        <li key={problem}>{t(problem)}</li>
      ))}
    </ul>
  );
}
