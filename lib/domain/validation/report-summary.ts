import type {
  Addition,
  ValidatedSignature,
  ValidationProblem,
  ValidationReport,
  SignatureFault,
} from "./validation-report";

/**
 * Who signed: "all" or "part" of those who were invited, or else only a number of "people". "others": a certificate
 * names someone who was not invited; "unproven": a certificate was issued by its own holder.
 */
type SignedBy = {
  code: "all" | "part" | "people" | "others" | "unproven";
  people: number;
  invited: number;
};

/** What happened to the file since it was signed. */
type SinceThen =
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

/** The main finding about a validated file, shown as the sentence at the top. */
export type ReportSummary = {
  /** "good" says that what was checked is in order, never that anyone can be trusted. */
  tone: "good" | "unclear" | "bad";
} & (
  | { kind: "problem"; problem: ValidationProblem }
  | { kind: "none_checkable" | "none_valid" | "some_valid"; valid: number; count: number }
  | { kind: "signed"; by: SignedBy; since: SinceThen; earlier: "none" | "valid" | "not_all_valid" }
);

/** Faults of signatures that may be valid, but are of a kind that is not checked here. */
const uncheckable = new Set<SignatureFault>(["sub_filter_unsupported", "algorithm_unsupported"]);

/** Whether a signature could not be checked, so that it is neither valid nor invalid. */
export const isUncheckable = ({ valid, faults }: Pick<ValidatedSignature, "valid" | "faults">): boolean =>
  !valid && faults.length > 0 && faults.every((fault) => uncheckable.has(fault));

/** Problems that are the whole summary. */
const decisive = new Set<ValidationProblem>([
  ...(["empty", "not_pdf", "encrypted", "restricted", "damaged", "unreadable", "no_signatures"] as const),
  ...(["not_container", "container_unsafe", "container_too_large", "container_kind_unknown"] as const),
  "unknown_kind",
]);

/**
 * Where the file had signatures before it was sent out, the summary is of those added since; of the earlier ones it says
 * only whether they are valid.
 *
 * @param invited how many people were invited to sign, if known
 */
export function summarize(report: ValidationReport, invited = 0): ReportSummary {
  const added = report.signatures.filter(({ earlier }) => !earlier);
  if (added.length === 0) return summarizeAll(report, invited);
  const documentTimestamps = report.documentTimestamps.filter(({ earlier }) => !earlier);
  const summary = summarizeAll({ ...report, signatures: added, documentTimestamps }, invited);
  const before = report.signatures.filter(({ earlier }) => earlier);
  if (summary.kind !== "signed" || before.length === 0) return summary;
  if (before.every(({ valid }) => valid)) return { ...summary, earlier: "valid" };
  return { ...summary, earlier: "not_all_valid", tone: summary.tone === "bad" ? "bad" : "unclear" };
}

function summarizeAll(report: ValidationReport, invited: number): ReportSummary {
  const { signatures, problems } = report;
  const isUnread = signatures.length === 0 && problems.includes("too_complex");
  const problem = isUnread ? "too_complex" : problems.find((each) => decisive.has(each));
  if (problem) return { kind: "problem", tone: problem === "no_signatures" ? "unclear" : "bad", problem };
  const valid = signatures.filter((signature) => signature.valid);
  const numbers = { valid: valid.length, count: signatures.length };
  if (valid.length === 0) {
    const isOpen = signatures.every(isUncheckable);
    return isOpen
      ? { kind: "none_checkable", tone: "unclear", ...numbers }
      : { kind: "none_valid", tone: "bad", ...numbers };
  }
  if (valid.length < signatures.length) {
    const isOpen = signatures.every((signature) => signature.valid || isUncheckable(signature));
    return { kind: "some_valid", tone: isOpen ? "unclear" : "bad", ...numbers };
  }
  const by = signedBy(report, valid, invited);
  const since = sinceThen(report);
  const worse = { others: "bad", unproven: "unclear" } as const;
  const tone =
    tones[since] === "good" && by.code in worse ? worse[by.code as keyof typeof worse] : tones[since];
  return { kind: "signed", tone, by, since, earlier: "none" };
}

const tones: Record<SinceThen, ReportSummary["tone"]> = {
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

/** People are told apart by their certificates. */
function signedBy(
  { differences = [] }: ValidationReport,
  valid: ValidatedSignature[],
  invited: number,
): SignedBy {
  const people = new Set(valid.map(({ certificate }) => certificate?.fingerprint)).size;
  const numbers = { people, invited };
  if (differences.length > 0) return { code: "others", ...numbers };
  if (valid.some(({ certificate }) => certificate?.isSelfIssued)) return { code: "unproven", ...numbers };
  if (invited === 0 || people > invited) return { code: "people", ...numbers };
  return { code: people === invited ? "all" : "part", ...numbers };
}

function sinceThen(report: ValidationReport): SinceThen {
  const { format, signatures, documentTimestamps, certification } = report;
  if (format === "asice")
    return signatures.every(({ coversEverything }) => coversEverything) ? "unchanged" : "files_not_covered";
  if (documentTimestamps.some(({ valid }) => !valid)) return "stamp_invalid";
  const additions = [...signatures, ...documentTimestamps].map(({ addedAfter }) => addedAfter);
  const isSealed = additions.includes("nothing");
  const since = isSealed ? between[worst(additions)] : after[worst(additions)];
  return since === "form_filled" && (certification?.permission ?? 1) > 1 ? "form_permitted" : since;
}

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
