import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { cmsIdentity } from "../cms/signature-identity";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { isArray, isNamed } from "./same-value";
import { readContents } from "./read-pdf-signature";

/** What the author of a document permits, and the identity of the signature that says so. */
export type Certification = NonNullable<ValidationReport["certification"]> & { identity: string };

/**
 * Reads whether a document is certified: its catalog's /Perms names a signature with a DocMDP transform (ISO 32000-2,
 * 12.8.2.2 and 12.8.6). A permission that is missing or unknown means 2, as the standard says.
 *
 * @throws {PdfSyntaxError} when it cannot be read
 */
export async function readCertification(objects: PdfObjects): Promise<Certification | undefined> {
  const catalog = await objects.requireCatalog();
  const permissions = await objects.resolveDict(catalog.entries.get("Perms"));
  const signature = await objects.resolveDict(permissions?.entries.get("DocMDP"));
  if (!signature) return undefined;
  const identity = cmsIdentity(readContents(signature));
  const references = await objects.resolve(signature.entries.get("Reference"));
  for (const item of isArray(references) ? references.items : []) {
    const reference = await objects.resolveDict(item);
    if (!isNamed(await objects.resolve(reference?.entries.get("TransformMethod")), "DocMDP")) continue;
    const params = await objects.resolveDict(reference?.entries.get("TransformParams"));
    const permission = await objects.resolve(params?.entries.get("P"));
    return { permission: permission === 1 || permission === 3 ? permission : 2, identity };
  }
  return { permission: 2, identity };
}
