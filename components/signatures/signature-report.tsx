import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { Section } from "../ui/section";
import type { CertificateLinks } from "./certificate-details";
import { Checked } from "./checked";
import { ReportVerdict } from "./report-verdict";
import { SignatureCard } from "./signature-card";
import { TimestampCard } from "./timestamp-card";

type SignatureReportProps = {
  report: ValidationReport;
  /** The number of people who were to sign, if known. */
  signerCount?: number;
  certificateLinks: CertificateLinks;
  /** The downloads of the report. */
  downloads: ReactNode;
};

/** The validation report of a file: the verdict, what was not validated, and each signature, earlier ones apart. */
export function SignatureReport({ report, signerCount, certificateLinks, downloads }: SignatureReportProps) {
  const { format, sourceIsPrefix, certification } = report;
  const isSigned = report.signatures.length + report.documentTimestamps.length > 0;
  const [added, earlier] = [partOf(report, false), partOf(report, true)];
  const t = useTranslations("signatures");
  const earlierWords = useTranslations("earlier");
  return (
    <Section title={t("title")}>
      <ReportVerdict report={report} signerCount={signerCount} />
      {certification && <p className="text-base">{t(`certified.${certification.permission}`)}</p>}
      {isSigned && (
        <p className="text-sm text-ink-soft">
          <Checked report={report} />{" "}
          {sourceIsPrefix !== null && t(sourceIsPrefix ? "sourceIsPrefix" : "sourceRewritten")}
        </p>
      )}
      <SignatureList {...{ format, certificateLinks }} {...added} />
      {earlier.signatures.length + earlier.documentTimestamps.length > 0 && (
        <>
          <h3 className="mt-2 font-serif text-md">{earlierWords("beforeSending")}</h3>
          <SignatureList {...{ format, certificateLinks }} {...earlier} />
        </>
      )}
      {isSigned && downloads}
    </Section>
  );
}

type SignatureListProps = Pick<ValidationReport, "format" | "signatures" | "documentTimestamps"> &
  Pick<SignatureReportProps, "certificateLinks">;

function SignatureList({ format, signatures, documentTimestamps, certificateLinks }: SignatureListProps) {
  return (
    <ol className="flex flex-col gap-3 empty:hidden">
      {signatures.map((signature, index) => (
        <li key={index} className="rounded-lg border border-line bg-raised px-4 py-3">
          <SignatureCard {...{ signature, format, certificateLinks }} />
        </li>
      ))}
      {documentTimestamps.map((timestamp, index) => (
        <li key={`timestamp ${index}`} className="rounded-lg border border-line bg-raised px-4 py-3">
          <TimestampCard {...{ timestamp, format }} />
        </li>
      ))}
    </ol>
  );
}

/** The signatures and time-stamps of a report that the file had before it was sent out, or those added since. */
const partOf = ({ signatures, documentTimestamps }: ValidationReport, isEarlier: boolean) => ({
  signatures: signatures.filter(({ earlier = false }) => earlier === isEarlier),
  documentTimestamps: documentTimestamps.filter(({ earlier = false }) => earlier === isEarlier),
});
