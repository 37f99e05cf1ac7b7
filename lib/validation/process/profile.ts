import type { SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";
import type { ReadSignature } from "./evidence";

/**
 * The level of evidence that a signature brings (ETSI EN 319 122-1, 132-1 and 142-1, clause 6), by what is there, not
 * by whether it is valid. Older kinds of PDF signatures and bare XML signatures have none.
 */
export function profileOf({
  form,
  faults,
  timestamps,
  timeMark,
  revocation,
  certificate,
}: ReadSignature): SignatureConclusion["profile"] {
  if (!certificate || form === "PKCS7" || form === "XML") return null;
  if (faults.includes("signing_certificate_missing")) return null;
  const kinds = new Set(timestamps.map(({ kind }) => kind));
  const hasStamp = kinds.has("signature");
  const isArchived = kinds.has("archive") || kinds.has("document");
  if (timeMark && !hasStamp) return isArchived ? "LTA_TM" : "LT_TM";
  if (!hasStamp && !isArchived) return "B-B";
  if (revocation.length === 0) return "B-T";
  return isArchived ? "B-LTA" : "B-LT";
}
