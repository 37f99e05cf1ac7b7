import { useTranslations } from "next-intl";
import { type ValidationReport, isAccepted } from "@/lib/domain/validation/validation-report";
import { buttonStyle } from "../ui/button-style";
import { RelativeTime } from "../ui/relative-time";
import { Section } from "../ui/section";
import { certificateLinksOf } from "../signatures/document-certificates";
import { SignatureReport } from "../signatures/signature-report";

type PartialFileProps = {
  documentId: string;
  file: { createdAt: Date; checkReport: ValidationReport | null };
};

/** What some had signed when the gateway was about to forget the signing, with what its check found. */
export function PartialFile({ documentId, file: { createdAt, checkReport } }: PartialFileProps) {
  const t = useTranslations("partial");
  return (
    <>
      <Section title={t("title")}>
        <p className="text-base text-ink-soft">
          {t.rich("kept", { time: () => <RelativeTime at={createdAt} /> })}
        </p>
        {checkReport && !isAccepted(checkReport) && <Problems report={checkReport} />}
        <a
          href={`/api/documents/${documentId}/files/partial?download`}
          className={`self-start ${buttonStyle({ tone: "quiet" })}`}
        >
          {t("download")}
        </a>
      </Section>
      {checkReport && isAccepted(checkReport) && (
        <SignatureReport report={checkReport} certificateLinks={certificateLinksOf(documentId)} />
      )}
    </>
  );
}

function Problems({ report }: { report: ValidationReport }) {
  const t = useTranslations("partial");
  const problemWords = useTranslations("checkProblems");
  return (
    <div className="text-base text-ink-soft">
      <p>{t("notPassed")}</p>
      <ul className="list-disc pl-5">
        {report.problems.map((problem) => (
          <li key={problem}>{problemWords(problem)}</li>
        ))}
      </ul>
    </div>
  );
}
