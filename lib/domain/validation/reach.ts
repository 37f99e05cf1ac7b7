import type { ValidatedSignature, ValidationReport } from "./validation-report";

/** What a signature covers, in the terms of its format. */
export function reachOf(
  { coversEverything, addedAfter }: Pick<ValidatedSignature, "coversEverything" | "addedAfter">,
  format: ValidationReport["format"],
) {
  switch (format) {
    case "asice":
      return coversEverything ? "everyFile" : "notEveryFile";
    default:
      if (coversEverything) return "wholeFile";
      return addedAfter === "signatures" ? "fileAsItWas" : "partOfFile";
  }
}
