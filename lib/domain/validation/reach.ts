import type { SignatureFault } from "./signature-fault";
import type { ValidatedSignature, ValidationReport } from "./validation-report";

/** Whether the file does not hold what was signed, so that there is nothing to say of what a signature covers. */
export const isWithoutContent = (faults: readonly SignatureFault[]): boolean =>
  faults.includes("document_changed") || faults.includes("content_missing");

/** What a signature covers, in the terms of its format. */
export function reachOf(
  {
    coversEverything,
    addedAfter,
    faults,
  }: Pick<ValidatedSignature, "coversEverything" | "addedAfter" | "faults">,
  format: ValidationReport["format"],
) {
  if (faults.includes("nothing_signed")) return "nothing";
  switch (format) {
    case "asice":
      return coversEverything ? "everyFile" : "notEveryFile";
    default:
      if (coversEverything) return "wholeFile";
      return addedAfter === "signatures" ? "fileAsItWas" : "partOfFile";
  }
}
