import { useLocale } from "next-intl";
import type { Language } from "@/lib/domain/text/language";

/** Sizes from here on would round to 1000 kB. */
const leastMegabyte = 999_500;

/**
 * Formats a size in MB with one decimal, and below 1 MB in whole kB, of which a file with any content has at least one.
 */
export function byteSize(bytes: number, language: Language): string {
  if (bytes < leastMegabyte) return `${Math.max(Math.sign(bytes), Math.round(bytes / 1000))} kB`;
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false } as const;
  return `${(bytes / 1_000_000).toLocaleString(language, digits)} MB`;
}

/** `byteSize` in the reader's language. */
export function useByteSize(): (bytes: number) => string {
  const language = useLocale();
  return (bytes) => byteSize(bytes, language);
}
