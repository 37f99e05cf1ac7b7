import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import { withoutPersonalCodes } from "../certificates/personal-codes";
import { readText } from "./signature-fields";

const datePattern = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)(?:'?(\d\d))?)?/;

/**
 * The time that the signer claims by /M, which PAdES requires (ETSI EN 319 142-1, 5.3), and which the signature covers.
 */
export function readModificationTime(dictionary: PdfDict): Date | undefined {
  const text = textOf(dictionary, "M");
  return text === undefined ? undefined : parsePdfDate(text);
}

/** Where the signer claims to have signed (ISO 32000-2, table 255); null if nothing says so. */
export function readLocation(dictionary: PdfDict): string | null {
  const text = textOf(dictionary, "Location")?.trim();
  return text ? withoutPersonalCodes(text) : null;
}

function textOf({ entries }: PdfDict, key: string): string | undefined {
  const value = entries.get(key);
  return typeof value === "object" && value?.kind === "string" ? readText(value) : undefined;
}

/** A date string (ISO 32000-2, 7.9.4); without a zone it is taken as UTC. */
function parsePdfDate(text: string): Date | undefined {
  const parts = datePattern.exec(text);
  if (!parts) return undefined;
  const [, year, month = "01", day = "01", hour = "00", minute = "00", second = "00", sign, ...zone] = parts;
  const [zoneHour = "00", zoneMinute = "00"] = zone;
  const offset = sign ? `${sign}${zoneHour}:${zoneMinute}` : "Z";
  return orUndefined(new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`));
}

function orUndefined(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}
