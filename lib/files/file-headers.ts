import { previewOf } from "@/lib/domain/document/file-preview";
import type { FileKind } from "@/lib/domain/signing/signing-type";
import { contentDisposition } from "./content-disposition";

/**
 * The response headers of a document's file. Its bytes are untrusted: browsers must not sniff their type, and display
 * them in a sandbox without the portal's origin.
 */
export function fileHeaders(
  { name, kind }: { name: string; kind?: FileKind },
  { isDownload }: { isDownload: boolean },
): Headers {
  const { preview, mediaType } = previewOf(name, kind);
  const isShown = preview !== "none" && !isDownload;
  return new Headers({
    "content-type": mediaType,
    "content-disposition": contentDisposition(isShown ? "inline" : "attachment", name),
    "cache-control": "private, no-cache",
    "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    "x-content-type-options": "nosniff",
  });
}
