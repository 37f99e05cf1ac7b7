import { useTranslations } from "next-intl";
import { type ValidationReport, isAccepted } from "@/lib/domain/validation/validation-report";
import { buttonStyle } from "../ui/button-style";
import { DownloadLink } from "../ui/download-link";
import { RelativeTime } from "../ui/relative-time";
import { Section } from "../ui/section";
import { certificateLinksOf } from "../signatures/document-certificates";
import { DocumentReportDownloads } from "../signatures/document-report-downloads";
import { SignatureReport } from "../signatures/signature-report";

type PartialFileProps = {
  documentId: string;
  file: { createdAt: Date; validationReport: ValidationReport | null };
};

/** The partly signed file that was kept before the gateway deleted the signing, with its validation. */
export function PartialFile({ documentId, file: { createdAt, validationReport } }: PartialFileProps) {
  const t = useTranslations("partial");
  return (
    <>
      <Section title={t("title")}>
        <p className="text-base text-ink-soft">
          {t.rich("kept", { time: () => <RelativeTime at={createdAt} /> })}
        </p>
        {validationReport && !isAccepted(validationReport) && <Problems report={validationReport} />}
        <DownloadLink
          href={`/api/documents/${documentId}/files/partial?download`}
          className={`self-start ${buttonStyle({ tone: "quiet" })}`}
        >
          {t("download")}
        </DownloadLink>
      </Section>
      {validationReport && isAccepted(validationReport) && (
        <SignatureReport
          report={validationReport}
          certificateLinks={certificateLinksOf(documentId)}
          downloads={<DocumentReportDownloads documentId={documentId} />}
        />
      )}
    </>
  );
}

function Problems({ report }: { report: ValidationReport }) {
  const t = useTranslations("partial");
  const problemWords = useTranslations("validationProblems");
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
