import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";

/** Flags of an annotation that a screen does not show: hidden, or only printed (ISO 32000-2, table 167). */
const unseenFlags = 2 | 32;

/** Whether no screen shows an annotation. */
export function isUnseen({ entries }: PdfDict): boolean {
  const flags = entries.get("F");
  return typeof flags === "number" && (flags & unseenFlags) !== 0;
}
