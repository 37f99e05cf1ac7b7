import * as asn1js from "asn1js";
import type * as pkijs from "pkijs";
import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import { onlyValue } from "../cms/cms-message";
import { readText } from "./signature-fields";

const signingTimeAttribute = "1.2.840.113549.1.9.5";
const datePattern = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)(?:'?(\d\d))?)?/;

/**
 * The time that the signer claims: the signed attribute of CMS (RFC 5652, 11.3) or else /M, which PAdES requires (ETSI
 * EN 319 142-1, 5.3) and which the signature covers too.
 */
export function readClaimedTime(dictionary: PdfDict, signer: pkijs.SignerInfo): Date | undefined {
  const attribute = onlyValue(signer.signedAttrs?.attributes ?? [], signingTimeAttribute);
  if (attribute instanceof asn1js.UTCTime || attribute instanceof asn1js.GeneralizedTime)
    return orUndefined(attribute.toDate());
  const modified = dictionary.entries.get("M");
  return typeof modified === "object" && modified?.kind === "string"
    ? parsePdfDate(readText(modified))
    : undefined;
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
