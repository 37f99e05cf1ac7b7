import { useTranslations } from "next-intl";
import type { RequiredLevel } from "@/lib/domain/validation/required-level";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { type LevelShortfall, levelShortfall } from "./level-shortfall";

type ProblemListProps = {
  report: ValidationReport;
  /** The level that the portal requires now. */
  requiredLevel: RequiredLevel | null;
};

/** Why a finished file was not accepted, in words. */
export function ProblemList({ report, requiredLevel }: ProblemListProps) {
  const t = useTranslations("validationProblems");
  const shortfall = levelShortfall(report, requiredLevel);
  return (
    <ul className="list-disc pl-5 text-base text-ink-soft">
      {report.problems.map((problem) => (
        <li key={problem}>
          {t(problem)}
          {problem === "level_too_low" && shortfall && <Levels {...shortfall} />}
        </li>
      ))}
    </ul>
  );
}

/** The level that is required, and those that the signatures reach. */
function Levels({ required, found }: LevelShortfall) {
  const t = useTranslations("levels");
  const verdicts = useTranslations("verdicts");
  const names = found.map((each) => {
    if (each === "unproven") return t("unproven");
    const level = verdicts(`qualification.${each.use}.${each.qualification}`);
    return each.isTest ? verdicts("testQualification", { level }) : level;
  });
  return (
    <>
      <span className="block">
        {t("required", { level: verdicts(`qualification.signature.${required}`) })}
      </span>
      <span className="block">{t("found", { levels: names.join("; ") })}</span>
    </>
  );
}
