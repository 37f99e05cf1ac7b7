import type { FileKind } from "../signing/signing-type";

/** How a page can show a file. */
export type FilePreview = "pdf" | "image" | "text" | "none";

/**
 * How files are shown in a page, by extension. All others can only be downloaded, because an HTML or SVG file could
 * run its author's script.
 */
const shown: Record<string, { preview: FilePreview; mediaType: string }> = {
  pdf: { preview: "pdf", mediaType: "application/pdf" },
  png: { preview: "image", mediaType: "image/png" },
  jpg: { preview: "image", mediaType: "image/jpeg" },
  jpeg: { preview: "image", mediaType: "image/jpeg" },
  gif: { preview: "image", mediaType: "image/gif" },
  webp: { preview: "image", mediaType: "image/webp" },
  txt: { preview: "text", mediaType: "text/plain; charset=utf-8" },
  csv: { preview: "text", mediaType: "text/plain; charset=utf-8" },
  asice: { preview: "none", mediaType: "application/vnd.etsi.asic-e+zip" },
  md: { preview: "text", mediaType: "text/plain; charset=utf-8" },
};

const unknown = { preview: "none", mediaType: "application/octet-stream" } as const;

/** @param kind the kind found in the content, if it was inspected */
export function previewOf(name: string, kind?: FileKind): { preview: FilePreview; mediaType: string } {
  const extension = kind === "pdf" ? kind : (name.split(".").at(-1)?.toLowerCase() ?? "");
  return Object.hasOwn(shown, extension) ? (shown[extension] ?? unknown) : unknown;
}
