import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { cmsIdentity } from "../cms/signature-identity";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { readByteRange } from "./byte-range";
import { readPermissions } from "./permissions";
import { isTimestampField } from "./read-field";
import { readContents } from "./read-pdf-signature";
import { type SignatureField, startOfContents } from "./signature-fields";

/** What the author of a document permits, and the identity of the signature that says so. */
export type Certification = NonNullable<ValidationReport["certification"]> & { identity: string };

/**
 * Reads whether a document is certified: its catalog's /Perms names a signature with a DocMDP transform (ISO 32000-2,
 * 12.8.2.2 and 12.8.6). It must be the first signature of the form: a later one cannot permit what an earlier signer
 * did not agree to, and a dictionary outside every field is not validated. A permission that is missing or unknown
 * means 2, as the standard says.
 *
 * @param fields the signed fields of the document
 * @param fileSize in bytes
 * @throws {PdfSyntaxError} when it cannot be read
 */
export async function readCertification(
  objects: PdfObjects,
  fields: readonly SignatureField[],
  fileSize: number,
): Promise<Certification | undefined> {
  const catalog = await objects.requireCatalog();
  const permissions = await objects.resolveDict(catalog.entries.get("Perms"));
  const signature = await objects.resolveDict(permissions?.entries.get("DocMDP"));
  const first = firstSignature(fields, fileSize);
  if (!signature || !first) return undefined;
  const start = startOfContents(signature);
  if (start === undefined || start !== startOfContents(first)) return undefined;
  const { level } = await readPermissions(objects, signature, null);
  return { permission: level ?? 2, identity: cmsIdentity(readContents(signature)) };
}

/** The dictionary of the signature that covers the least of the file, time-stamps aside. */
function firstSignature(fields: readonly SignatureField[], fileSize: number) {
  const endOf = ({ dictionary }: SignatureField) => readByteRange(dictionary, fileSize).byteRange?.end ?? 0;
  const signatures = fields.filter((field) => !isTimestampField(field));
  return signatures.toSorted((one, other) => endOf(one) - endOf(other))[0]?.dictionary;
}
