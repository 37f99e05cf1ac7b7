import { useTranslations } from "next-intl";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { disagrees, type SecondOpinion } from "@/lib/domain/validation/second-opinion";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { ValidationState } from "./validation-state";
import { useValidation } from "./use-validation";

/**
 * The gateway's validation of the file, on request. The page says beforehand that the file is sent to the gateway.
 */
export function SecondOpinionSection({ file, report }: { file: File; report: ValidationReport }) {
  const t = useTranslations("verify");
  const { validation, start, cancel } = useValidation<{ signatures: SecondOpinion }>(
    "/api/verifications/second-opinion",
  );
  const progress = validation?.progress;
  const canRequest = !progress || progress.kind === "cancelled" || progress.kind === "failed";
  return (
    <section aria-labelledby="second" className="flex flex-col items-start gap-3">
      <h2 id="second" className="font-serif text-lg">
        {t("secondOpinion")}
      </h2>
      {canRequest && (
        <>
          <p className="max-w-prose text-ink-soft">{t("secondOpinionHint")}</p>
          <button
            type="button"
            className={`no-print ${buttonStyle({ tone: "quiet" })}`}
            onClick={() => start(file)}
          >
            {t("requestSecondOpinion")}
          </button>
        </>
      )}
      {validation && <ValidationState {...validation} onCancel={cancel} />}
      {progress?.kind === "done" && <Opinion opinion={progress.answer.signatures} report={report} />}
    </section>
  );
}

function Opinion({ opinion, report }: { opinion: SecondOpinion; report: ValidationReport }) {
  const t = useTranslations("verify");
  return (
    <div className="flex flex-col gap-2" role="status">
      <p>{t("secondOpinionCount", { count: opinion.length })}</p>
      <ul className="list-disc pl-5">
        {opinion.map(({ name, isValid }, index) => (
          <li key={index} className="wrap-anywhere">
            {t(
              isValid === null
                ? "secondOpinionUnknown"
                : isValid
                  ? "secondOpinionValid"
                  : "secondOpinionNotValid",
              {
                name: name || t("unknown"),
              },
            )}
          </li>
        ))}
      </ul>
      {disagrees(report, opinion) && <Notice tone="bad">{t("disagreement")}</Notice>}
    </div>
  );
}
