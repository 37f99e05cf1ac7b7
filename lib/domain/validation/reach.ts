import type { ValidatedSignature, ValidationReport } from "./validation-report";

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
