import { EarlierReports } from "@/components/documents/earlier-reports";
import { ValidateAgain } from "@/components/documents/validate-again";
import { ClientMessages } from "@/components/shell/client-messages";
import { certificateLinksOf } from "@/components/signatures/document-certificates";
import { DocumentReportDownloads } from "@/components/signatures/document-report-downloads";
import { SignatureReport } from "@/components/signatures/signature-report";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { validateSignedFile } from "./actions";

type SignedFileReportProps = {
  documentId: string;
  report: ValidationReport;
  /** What earlier validations said, the latest first. */
  earlier: readonly { id: string; report: ValidationReport }[];
  signerCount: number;
};

/** The validation report of a document's signed file, the ones before it, and a button to validate it again. */
export function SignedFileReport({ documentId, report, earlier, signerCount }: SignedFileReportProps) {
  return (
    <>
      <SignatureReport
        report={report}
        signerCount={signerCount}
        certificateLinks={certificateLinksOf(documentId)}
        downloads={<DocumentReportDownloads documentId={documentId} />}
      />
      <EarlierReports reports={earlier} signerCount={signerCount} />
      <ClientMessages of={["validateAgain", "refusals"]}>
        <ValidateAgain action={validateSignedFile} documentId={documentId} />
      </ClientMessages>
    </>
  );
}
