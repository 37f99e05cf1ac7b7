import { DownloadLink } from "../ui/download-link";
import { linkStyle } from "../ui/link-style";
import { downloadStyle, ReportDownloads } from "./report-downloads";

/** Downloads of the report of a document's signed file, or of the partly signed one. */
export function DocumentReportDownloads({ documentId }: { documentId: string }) {
  return (
    <ReportDownloads
      download={(format, words) => (
        <DownloadLink
          href={`/api/documents/${documentId}/report?format=${format}`}
          className={`${downloadStyle} ${linkStyle}`}
        >
          {words}
        </DownloadLink>
      )}
    />
  );
}
