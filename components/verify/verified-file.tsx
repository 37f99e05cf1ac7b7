import { useTranslations } from "next-intl";
import { withoutUnreadable } from "@/lib/domain/text/unreadable";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { CertificateForm } from "../signatures/certificate-details";
import { SignatureReport } from "../signatures/signature-report";
import { VerifiedReportDownloads } from "./verified-report-downloads";
import { useByteSize } from "../ui/byte-size";

export type Verification = {
  report: ValidationReport;
  certificates: { fingerprint: string; base64: string }[];
  /** The report as the portal takes it back, to write it as a file. */
  sealed: string;
};

/** The validation report of an uploaded file. */
export function VerifiedFile({ file, report, certificates, sealed }: Verification & { file: File }) {
  const t = useTranslations("verify");
  const unsignedWords = useTranslations(
    `reportFile.${report.signatures.length > 0 ? "unsigned" : "uncovered"}`,
  );
  const byteSize = useByteSize();
  const linkTo = (fingerprint: string, form: CertificateForm) => {
    const base64 = certificates.find((each) => each.fingerprint === fingerprint)?.base64;
    return base64 && certificateUrl(base64, form);
  };
  return (
    <article className="flex flex-col gap-6">
      <header ref={focusResult} tabIndex={-1} className="outline-none">
        <p className="font-serif text-lg wrap-anywhere">{withoutUnreadable(file.name)}</p>
        <p className="text-sm text-ink-faint">
          {byteSize(file.size)} · {t("notStored")}
        </p>
      </header>
      <SignatureReport
        report={report}
        certificateLinks={linkTo}
        downloads={<VerifiedReportDownloads sealed={sealed} />}
      />
      {report.files.length > 0 && (
        <section aria-labelledby="files" className="flex flex-col gap-2">
          <h2 id="files" className="font-serif text-lg">
            {t("files")}
          </h2>
          <ul className="divide-y divide-line">
            {report.files.map(({ name, sizeBytes, unsigned }) => (
              <li key={name} className="flex justify-between gap-4 py-2">
                <span className="min-w-0 wrap-anywhere">
                  {withoutUnreadable(name)}
                  {unsigned && <span className="block text-sm text-waiting">{unsignedWords(unsigned)}</span>}
                </span>
                <span className="shrink-0 text-ink-faint tabular-nums">{byteSize(sizeBytes)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

/** Moves the focus to the result, so that a screen reader announces it. */
const focusResult = (element: HTMLElement | null) => element?.focus();

const mediaTypes = { cer: "application/pkix-cert", pem: "application/x-pem-file" };

/** A data URL of the certificate, which came with the report and is not stored. */
function certificateUrl(base64: string, form: CertificateForm): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  const pem = ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
  return `data:${mediaTypes[form]};base64,${form === "pem" ? btoa(pem) : base64}`;
}
