import type { Tone } from "./signature-words";
import type { Addition, ValidatedSignature, ValidationReport } from "./validation-report";

/** What happened to the file since it was signed. */
export type SinceThen =
  | "unchanged"
  | "evidence_added"
  | "form_permitted"
  | "form_filled"
  | "annotated"
  | "looks_same"
  | "not_permitted"
  | "changed_after"
  | "unknown_after"
  | "changed_between"
  | "unknown_between"
  | "stamp_invalid"
  | "files_not_covered";

export const sinceTones: Record<SinceThen, Tone> = {
  unchanged: "good",
  evidence_added: "good",
  form_permitted: "good",
  form_filled: "unclear",
  annotated: "unclear",
  looks_same: "unclear",
  not_permitted: "bad",
  changed_after: "bad",
  unknown_after: "unclear",
  changed_between: "bad",
  unknown_between: "unclear",
  stamp_invalid: "bad",
  files_not_covered: "bad",
};

/** What happened to a file since it was signed. */
export function sinceThen(report: ValidationReport): SinceThen {
  const { format, signatures, documentTimestamps, certification } = report;
  if (format !== "pdf") return signatures.every(isCovering(format)) ? "unchanged" : "files_not_covered";
  if (documentTimestamps.some(({ valid }) => !valid)) return "stamp_invalid";
  const additions = [...signatures, ...documentTimestamps].map(({ addedAfter }) => addedAfter);
  const isSealed = additions.includes("nothing");
  const since = isSealed ? between[worst(additions)] : after[worst(additions)];
  return since === "form_filled" && (certification?.permission ?? 1) > 1 ? "form_permitted" : since;
}

/** A detached signature may be over content in another file, which the report says of the signature itself. */
const isCovering =
  (format: ValidationReport["format"]) =>
  ({ coversEverything, faults }: ValidatedSignature): boolean =>
    coversEverything || (format !== "asice" && faults.includes("content_missing"));

const order = [
  "other",
  "not_permitted",
  "unknown",
  "looks_same",
  "annotated",
  "form_filled",
  "signatures",
  "nothing",
] as const satisfies readonly Addition[];

const worst = (additions: (Addition | null)[]): Addition =>
  order.find((each) => additions.includes(each)) ?? "unknown";

/** What is said alike of a difference before the last signature and one after it. */
const whenever = {
  form_filled: "form_filled",
  annotated: "annotated",
  not_permitted: "not_permitted",
  looks_same: "looks_same",
} as const satisfies Partial<Record<Addition, SinceThen>>;

/** The last signature or time-stamp covers the whole file, so any difference is before it. */
const between: Record<Addition, SinceThen> = {
  ...whenever,
  nothing: "unchanged",
  signatures: "unchanged",
  unknown: "unknown_between",
  other: "changed_between",
};

const after: Record<Addition, SinceThen> = {
  ...whenever,
  nothing: "unchanged",
  signatures: "evidence_added",
  unknown: "unknown_after",
  other: "changed_after",
};
