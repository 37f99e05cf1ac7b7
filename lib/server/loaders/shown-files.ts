import { previewOf } from "@/lib/domain/document/file-preview";
import type { ShownFile } from "@/lib/domain/document/shown-file";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { SourceFile } from "@/db/repositories/documents";

type Parts = {
  document: { id: string };
  sources: SourceFile[];
  signed: { name: string; sizeBytes: number; validationReport: ValidationReport | null } | undefined;
};

/** The files of a document that can be read: the signed PDF, those inside the signed container, or else the uploads. */
export function shownFiles({ document, sources, signed }: Parts): ShownFile[] {
  const baseUrl = `/api/documents/${document.id}`;
  const report = signed?.validationReport;
  if (signed && report?.format === "asice")
    return report.files.map(({ name, sizeBytes, sha256 }, index) => ({
      ...{ name, sizeBytes, preview: previewOf(name).preview, url: `${baseUrl}/contents/${index}` },
      part: sources.find((source) => source.sha256 === sha256)?.part ?? null,
    }));
  if (signed)
    return [
      {
        name: signed.name,
        sizeBytes: signed.sizeBytes,
        preview: "pdf",
        part: null,
        url: `${baseUrl}/files/signed`,
        sourceUrl: `${baseUrl}/files/source`,
      },
    ];
  return sources.map(({ name, sizeBytes, kind, part, position }) => ({
    ...{ name, sizeBytes, part, preview: previewOf(name, kind).preview },
    url: `${baseUrl}/files/source${position > 0 ? `?position=${position}` : ""}`,
  }));
}
