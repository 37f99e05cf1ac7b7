import { useTranslations } from "next-intl";
import Link from "next/link";
import type { FileOfDocument } from "@/db/repositories/admin-documents";
import { useByteSize } from "../../ui/byte-size";
import { DownloadLink } from "../../ui/download-link";
import { linkStyle } from "../../ui/link-style";
import { Section } from "../../ui/section";
import { Table } from "../../ui/table";

type ShownFile = Omit<FileOfDocument, "name"> & { name: string | undefined };

type FileTableProps = { files: ShownFile[]; documentId: string; isOpen: boolean };

/** The stored files of a document, with links to show and download them if admins may read documents. */
export function FileTable({ files, documentId, isOpen }: FileTableProps) {
  const t = useTranslations("adminDocument.files");
  const byteSize = useByteSize();
  return (
    <Section title={t("title")}>
      {!isOpen && (
        <p className="text-base text-ink-soft">
          {t.rich("closed", {
            settings: (words) => (
              <Link href="/admin/settings" className={linkStyle}>
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      {files.length > 0 && (
        <Table
          rows={files}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t("file"),
              cellClassName: "text-base",
              cell: ({ id, role, name, hasReport }) => (
                <>
                  <span className="block text-ink-soft">{t(`roles.${role}`)}</span>
                  {name !== undefined && <FileLinks {...{ name, documentId, hasReport }} fileId={id} />}
                </>
              ),
            },
            { head: t("size"), isNumber: true, cell: ({ sizeBytes }) => byteSize(sizeBytes) },
          ]}
        />
      )}
    </Section>
  );
}

type FileLinksProps = { name: string; documentId: string; fileId: string; hasReport: boolean };

function FileLinks({ name, documentId, fileId, hasReport }: FileLinksProps) {
  const t = useTranslations("adminDocument.files");
  const style = `inline-flex min-h-11 items-center sm:min-h-0 ${linkStyle}`;
  return (
    <span className="flex flex-wrap items-center gap-x-4">
      <span className="wrap-anywhere">{name}</span>
      <Link href={`?file=${fileId}`} prefetch={false} aria-label={t("showNamed", { name })} className={style}>
        {t("show")}
      </Link>
      <DownloadLink
        href={`/api/admin/documents/${documentId}/files/${fileId}?download`}
        aria-label={t("downloadNamed", { name })}
        className={style}
      >
        {t("download")}
      </DownloadLink>
      {hasReport && (
        <DownloadLink
          href={`/api/admin/documents/${documentId}/files/${fileId}/report?format=pdf`}
          aria-label={t("reportNamed", { name })}
          className={style}
        >
          {t("report")}
        </DownloadLink>
      )}
    </span>
  );
}
