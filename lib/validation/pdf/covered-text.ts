import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { PdfSyntaxError } from "@/lib/formats/pdf/pdf-syntax";
import type { ValidationContext } from "../process/validation-context";
import { BudgetSpent } from "./object-budget";
import type { ReadField } from "./read-field";
import { startOfContents } from "./signature-fields";
import { listVisibleMarks, type VisibleMark } from "./visible-marks";

/**
 * Warns of signatures after which another one covered text of a page with its mark. That is no change to the document, but
 * people who signed before saw the text.
 *
 * @param fields in the order of the ends of what they cover
 */
export async function withCoverWarnings<Field extends ReadField>(
  path: string,
  objects: PdfObjects,
  fields: readonly Field[],
  findCoveredText: ValidationContext["findCoveredText"],
): Promise<readonly Field[]> {
  const order = fields.map(({ field }) => startOfContents(field.dictionary));
  const marks = findCoveredText && order.length > 1 ? await readMarks(objects) : [];
  const later = marks.filter(({ contents }) => order.indexOf(contents) > 0);
  if (!findCoveredText || later.length === 0) return fields;
  const covers = await findCoveredText(path, later);
  const last = Math.max(...later.map(({ contents }, at) => (covers[at] ? order.indexOf(contents) : 0)));
  return fields.map((field, at) => {
    if (!field.read || at >= last) return field;
    const warnings = [...field.read.warnings, "covers_text" as const];
    return { ...field, read: { ...field.read, warnings } };
  });
}

async function readMarks(objects: PdfObjects): Promise<VisibleMark[]> {
  try {
    return await listVisibleMarks(objects);
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof BudgetSpent) return [];
    throw error;
  }
}
