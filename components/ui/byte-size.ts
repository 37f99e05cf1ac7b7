import { useLocale } from "next-intl";
import type { Language } from "@/lib/domain/text/language";

/** Formats a size in MB with one decimal, and never as "0.0". */
function byteSize(bytes: number, language: Language): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false } as const;
  return `${Math.max(0.1, bytes / 1_000_000).toLocaleString(language, digits)} MB`;
}

/** `byteSize` in the reader's language. */
export function useByteSize(): (bytes: number) => string {
  const language = useLocale();
  return (bytes) => byteSize(bytes, language);
}
