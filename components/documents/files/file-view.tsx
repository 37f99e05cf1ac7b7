import { useTranslations } from "next-intl";
import type { ShownFile } from "@/lib/domain/document/shown-file";
import { DownloadLink } from "../../ui/download-link";
import { linkStyle } from "../../ui/link-style";
import { DocumentViewer } from "../../viewer/document-viewer";
import { TextFile } from "./text-file";

type FileViewProps = { file: ShownFile; documentName: string };

/** Shows one file of a document. */
export function FileView({ file: { name, preview, url, sourceUrl }, documentName }: FileViewProps) {
  const t = useTranslations("files");
  if (preview === "pdf") return <DocumentViewer {...{ documentName, url, sourceUrl }} />;
  return (
    <section aria-label={name} className="flex min-w-0 flex-col items-center gap-4">
      <p className="no-print self-end text-base">
        <DownloadLink href={downloadUrl(url)} className={linkStyle}>
          {t("download", { name })}
        </DownloadLink>
      </p>
      {preview === "image" && (
        <img src={url} alt={name} className="max-w-full rounded-md border border-line bg-white" />
      )}
      {preview === "text" && <TextFile url={url} />}
      {preview === "none" && <p className="py-12 text-ink-soft">{t("noPreview")}</p>}
    </section>
  );
}

export const downloadUrl = (url: string) => `${url}${url.includes("?") ? "&" : "?"}download`;
