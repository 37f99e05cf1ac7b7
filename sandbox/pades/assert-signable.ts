import { addSignatureField } from "./signature-field";
import { openPdf, UnusablePdfError } from "./open-pdf";
import { readSignatures } from "./read-signatures";

/** A field's name that no signature here has. */
const trialField = "S-TRIAL";

/**
 * Tries out whether a PDF can be signed, by adding an empty signature that nobody keeps.
 *
 * @throws {UnusablePdfError} when it is encrypted, damaged, no PDF, or has no pages
 */
export async function assertSignable(pdf: Buffer): Promise<void> {
  try {
    const trial = await addSignatureField(pdf, { fieldName: trialField, entries: () => ({ Type: "Sig" }) });
    const isThere = readSignatures(openPdf(trial)).some(({ fieldName }) => fieldName === trialField);
    if (isThere) return;
  } catch (cause) {
    if (cause instanceof UnusablePdfError) throw cause;
    throw new UnusablePdfError("The PDF is damaged.", { cause });
  }
  throw new UnusablePdfError("The PDF is damaged.");
}
