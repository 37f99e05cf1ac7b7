import { openPdfSource, type PdfSource } from "@/lib/formats/pdf/pdf-source";
import { type PdfRevision, readRevision } from "@/lib/formats/pdf/pdf-revision";
import { PdfSyntaxError } from "@/lib/formats/pdf/pdf-syntax";
import { TooComplex } from "@/lib/formats/reading-budget";
import { findChange, newComparing } from "./added-after";
import { listSignatureFields } from "./signature-fields";
import { beginsWithSource } from "./source-prefix";
import { isTimestampField } from "./read-field";

/**
 * Whether a PDF is an earlier one, byte for byte, to which nothing was added but time-stamps over the document and
 * validation data.
 *
 * @throws {TooComplex} when there is too much to compare; errors of the file system
 */
export async function addsOnlyEvidence(path: string, earlierPath: string): Promise<boolean> {
  const source = await openPdfSource(path);
  try {
    const earlier = await openPdfSource(earlierPath);
    try {
      return (await beginsWithSource(source, earlier)) && (await isEvidenceAfter(source, earlier.size));
    } finally {
      await earlier.close();
    }
  } finally {
    await source.close();
  }
}

async function isEvidenceAfter(source: PdfSource, end: number): Promise<boolean> {
  try {
    const archived = await readRevision(source);
    const { addition } = await findChange(source, end, archived, newComparing(archived));
    if (addition === "unknown") throw new TooComplex("objects");
    if (addition !== "signatures") return addition === "nothing";
    return (await peopleIn(archived)) === (await peopleIn(await readRevision(source, end)));
  } catch (error) {
    if (error instanceof PdfSyntaxError) return false;
    throw error;
  }
}

/** How many signatures of people a revision has. */
async function peopleIn({ objects }: PdfRevision): Promise<number> {
  return (await listSignatureFields(objects)).filter((field) => !isTimestampField(field)).length;
}
