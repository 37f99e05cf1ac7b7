import { useTranslations } from "next-intl";
import { isSignedBefore } from "@/lib/domain/document/signed-source";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { Section } from "../ui/section";
import type { CertificateLinks } from "./certificate-details";
import { EarlierSignature } from "./earlier-signature";
import { EarlierTimestamp } from "./earlier-timestamp";
import { signerName } from "@/lib/report-words/signer-name";

type EarlierSignaturesProps = {
  /** The files of the document as they were uploaded. */
  sources: { id: string; name: string; validationReport: ValidationReport | null }[];
  certificateLinks: CertificateLinks;
};

/** Who had signed the files before they were uploaded, and what holds of that. Empty if nobody had. */
export function EarlierSignatures({ sources, certificateLinks }: EarlierSignaturesProps) {
  const t = useTranslations("earlier");
  const signed = sources.flatMap(({ validationReport: report, ...file }) =>
    report && isSignedBefore(report) ? [{ ...file, report }] : [],
  );
  if (signed.length === 0) return null;
  return (
    <Section title={t("title")}>
      {signed.map(({ id, name, report }) => (
        <div key={id} className="flex flex-col gap-2">
          {sources.length > 1 && <h3 className="text-base text-ink-soft wrap-anywhere">{name}</h3>}
          <Rows {...{ report, certificateLinks }} />
          {report.certification && <Certification report={report} />}
        </div>
      ))}
    </Section>
  );
}

/** Longer lists are folded, but never a signature that is not valid. */
const maxUnfolded = 4;

function Rows({
  report,
  certificateLinks,
}: {
  report: ValidationReport;
  certificateLinks: CertificateLinks;
}) {
  const { format, signatures, documentTimestamps } = report;
  const t = useTranslations("earlier");
  const rows = [
    ...signatures.map((signature) => ({
      isFaulty: !signature.valid,
      row: <EarlierSignature {...{ signature, format, certificateLinks }} />,
    })),
    ...documentTimestamps.map((timestamp) => ({
      isFaulty: !timestamp.valid,
      row: <EarlierTimestamp timestamp={timestamp} />,
    })),
  ];
  const isLong = rows.length > maxUnfolded + 1;
  const isFolded = (isFaulty: boolean, index: number) => isLong && index >= maxUnfolded && !isFaulty;
  const listed = rows.map(({ isFaulty, row }, index) => ({ row, index, folded: isFolded(isFaulty, index) }));
  const folded = listed.filter((each) => each.folded);
  if (rows.length === 0) return null;
  return (
    <div className="rounded-lg border border-line bg-raised">
      <ol className="divide-y divide-line">
        {listed.map(({ row, index, folded }) => !folded && <li key={index}>{row}</li>)}
      </ol>
      {folded.length > 0 && (
        <details className="border-t border-line">
          <summary className="min-h-11 cursor-pointer px-4 py-2.5 text-base text-accent">
            {t("showMore", { count: folded.length })}
          </summary>
          <ol className="divide-y divide-line border-t border-line">
            {folded.map(({ row, index }) => (
              <li key={index}>{row}</li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

/** What the author of a certified PDF allows. The certification is its first signature (ISO 32000-2, 12.8.2.2.1). */
function Certification({ report: { certification, signatures } }: { report: ValidationReport }) {
  const t = useTranslations();
  const name = signatures[0] && signerName(signatures[0]);
  if (!certification) return null;
  return (
    <p
      className={`text-base wrap-anywhere ${certification.permission === 1 ? "text-waiting" : "text-ink-soft"}`}
    >
      {name
        ? t(`earlier.certified.${certification.permission}`, { name })
        : t(`signatures.certified.${certification.permission}`)}
    </p>
  );
}
