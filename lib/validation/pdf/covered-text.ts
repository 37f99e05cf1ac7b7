import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { PdfSyntaxError } from "@/lib/formats/pdf/pdf-syntax";
import type { ValidationContext } from "../process/validation-context";
import { BudgetSpent } from "./object-budget";
import type { ReadField } from "./read-field";
import { startOfContents } from "./signature-fields";
import { type FoundMarks, listVisibleMarks } from "./visible-marks";

/**
 * Warns of signatures after which another one covered text of a page with its mark, or may have. That is no change to
 * the document, but people who signed before saw the text.
 *
 * @param fields in the order of the ends of what they cover
 */
export async function withCoverWarnings<Field extends ReadField>(
  path: string,
  objects: PdfObjects,
  fields: readonly Field[],
  findCoveredText: ValidationContext["findCoveredText"],
): Promise<readonly Field[]> {
  if (!findCoveredText || fields.length < 2) return fields;
  const order = fields.map(({ field }) => startOfContents(field.dictionary));
  const { marks, areAll } = await readMarks(objects);
  const later = marks.filter(({ contents }) => order.indexOf(contents) > 0);
  const ofPages = later.length > 0 ? await findCoveredText(path, later) : [];
  const covers = later.map(({ coversEntry }, at) => coversEntry || (ofPages[at] ?? null));
  /** The place of the last signature whose marks cover text; null: of which that cannot be told. */
  const lastThat = (answer: boolean | null) =>
    Math.max(0, ...later.map(({ contents }, at) => (covers[at] === answer ? order.indexOf(contents) : 0)));
  const lastCovering = lastThat(true);
  const lastUnknown = areAll ? lastThat(null) : fields.length - 1;
  return fields.map((field, at) => {
    if (!field.read || at >= Math.max(lastCovering, lastUnknown)) return field;
    const warning = at < lastCovering ? ("covers_text" as const) : ("cover_not_checked" as const);
    return { ...field, read: { ...field.read, warnings: [...field.read.warnings, warning] } };
  });
}

async function readMarks(objects: PdfObjects): Promise<FoundMarks> {
  try {
    return await listVisibleMarks(objects);
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof BudgetSpent) return { marks: [], areAll: false };
    throw error;
  }
}
