import { useTranslations } from "next-intl";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { RelativeTime } from "../ui/relative-time";
import { Section } from "../ui/section";
import type { CertificateLinks } from "./certificate-details";
import { ReportVerdict } from "./report-verdict";
import { SignatureCard } from "./signature-card";
import { TimestampCard } from "./timestamp-card";

type SignatureReportProps = {
  report: ValidationReport;
  /** The number of people who were to sign, if known. */
  signerCount?: number;
  certificateLinks: CertificateLinks;
};

/** The validation report of a file: the verdict, what was not validated, and each signature. */
export function SignatureReport({ report, signerCount, certificateLinks }: SignatureReportProps) {
  const { format, checkedAt, signatures, documentTimestamps, sourceIsPrefix, certification } = report;
  const t = useTranslations("signatures");
  return (
    <Section title={t("title")}>
      <ReportVerdict report={report} signerCount={signerCount} />
      {certification && <p className="text-base">{t(`certified.${certification.permission}`)}</p>}
      {signatures.length > 0 && (
        <p className="text-sm text-ink-soft">
          {t.rich("checked", { time: () => <RelativeTime at={new Date(checkedAt)} /> })}{" "}
          {sourceIsPrefix !== null && t(sourceIsPrefix ? "sourceIsPrefix" : "sourceRewritten")}
        </p>
      )}
      <ol className="flex flex-col gap-3">
        {signatures.map((signature, index) => (
          <li key={index} className="rounded-lg border border-line bg-raised px-4 py-3">
            <SignatureCard {...{ signature, format, certificateLinks }} />
          </li>
        ))}
        {documentTimestamps.map((timestamp, index) => (
          <li key={`timestamp ${index}`} className="rounded-lg border border-line bg-raised px-4 py-3">
            <TimestampCard timestamp={timestamp} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
