import type { ShownFile } from "@/components/documents/files/file-view";
import { previewOf } from "@/lib/domain/document/file-preview";
import type { findDocumentView } from "./document-view";

type View = NonNullable<Awaited<ReturnType<typeof findDocumentView>>>;

/** What can be looked at: the signed PDF, the files inside the signed container, or else those that were uploaded. */
export function filesToShow({ document, sources, signed }: View): ShownFile[] {
  const at = `/api/documents/${document.id}`;
  const report = signed?.checkReport;
  if (signed && report?.format === "asice")
    return report.files.map(({ name, sizeBytes, sha256 }, index) => ({
      ...{ name, sizeBytes, preview: previewOf(name).preview, url: `${at}/contents/${index}` },
      part: sources.find((source) => source.sha256 === sha256)?.part ?? null,
    }));
  if (signed)
    return [
      {
        name: signed.name,
        sizeBytes: signed.sizeBytes,
        preview: "pdf",
        part: null,
        url: `${at}/files/signed`,
        sourceUrl: `${at}/files/source`,
      },
    ];
  return sources.map(({ name, sizeBytes, kind, part, position }) => ({
    ...{ name, sizeBytes, part, preview: previewOf(name, kind).preview },
    url: `${at}/files/source${position > 0 ? `?position=${position}` : ""}`,
  }));
}
