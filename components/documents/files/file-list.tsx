import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useByteSize } from "../../ui/byte-size";
import { DownloadLink } from "../../ui/download-link";
import { linkStyle } from "../../ui/link-style";
import type { ShownFile } from "@/lib/domain/document/shown-file";
import { Section } from "../../ui/section";
import { downloadUrl } from "./file-view";

type FileListProps = {
  files: ShownFile[];
  /** The index of the file that the page shows. */
  shown: number;
  /** Whether the files are inside the signed container. */
  isInside: boolean;
};

/** The files of a document that is or becomes a container. A single PDF needs no list. */
export function FileList({ files, shown, isInside }: FileListProps) {
  const t = useTranslations("files");
  const byteSize = useByteSize();
  if (files.length === 1 && files[0]?.preview === "pdf" && !isInside) return null;
  return (
    <Section title={t(isInside ? "inside" : "title")}>
      <ol className="flex flex-col divide-y divide-line rounded-lg border border-line bg-raised">
        {files.map(({ name, sizeBytes, part, url }, index) => (
          <li key={index} className="flex items-center gap-3 px-4 py-2">
            <div className="min-w-0 flex-1">
              <Link
                href={`?file=${index + 1}`}
                scroll={false}
                aria-current={index === shown ? "true" : undefined}
                className={`wrap-anywhere ${index === shown ? "font-medium" : linkStyle}`}
              >
                {name}
              </Link>
              <p className="text-sm text-ink-faint">
                {[part && t(`parts.${part}`), byteSize(sizeBytes)].filter(Boolean).join(" · ")}
              </p>
            </div>
            <DownloadLink
              href={downloadUrl(url)}
              aria-label={t("download", { name })}
              className="no-print flex size-11 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken"
            >
              <Download aria-hidden className="size-4" />
            </DownloadLink>
          </li>
        ))}
      </ol>
      {!isInside && <p className="text-sm text-ink-faint">{t("container")}</p>}
    </Section>
  );
}
