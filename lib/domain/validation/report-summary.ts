import { type FileConcern, isDecisive, worstConcern } from "./file-concern";
import { type Tone, verdictOf } from "./signature-words";
import { type SinceThen, sinceThen, sinceTones } from "./since-then";
import { isUncheckedRecord, timestampTone } from "./timestamp-tone";
import { isUncheckable } from "./uncheckable";
import type { ValidationProblem } from "./validation-problem";
import type { DocumentTimestamp, ValidatedSignature, ValidationReport } from "./validation-report";

/**
 * Who signed: "all" or "part" of those who were invited, or else only a number of "people". "others": a certificate
 * names someone who was not invited; "unproven": a certificate was issued by its own holder.
 */
type SignedBy = {
  code: "all" | "part" | "people" | "others" | "unproven";
  people: number;
  invited: number;
};

/** The main finding about a validated file, shown as the sentence at the top. */
export type ReportSummary = {
  /** "good" only if every signature has passed up to an anchor, and nothing was changed since. */
  tone: Tone;
} & (
  | { kind: "problem"; problem: ValidationProblem }
  | { kind: "none_checkable" | "none_valid" | "some_valid"; valid: number; count: number }
  /** No signature, but time-stamps or evidence records over the files, of which `invalid` others are not valid. */
  | { kind: "stamped"; stamp: Tone; record?: "checked" | "unchecked" | "part"; invalid?: number }
  /** A signature has failed, or it could not be checked. */
  | ({ kind: "concern" } & FileConcern)
  | {
      kind: "signed";
      by: SignedBy;
      since: SinceThen;
      earlier: "none" | "valid" | "not_all_valid";
      trust: FileConcern | undefined;
    }
);

/** Problems that are the whole summary. */
const decisive = new Set<ValidationProblem>([
  ...(["empty", "not_pdf", "encrypted", "restricted", "damaged", "unreadable", "no_signatures"] as const),
  ...(["not_container", "container_unsafe", "container_too_large", "container_kind_unknown"] as const),
  ...(["unknown_kind", "timestamp_alone", "evidence_record_only"] as const),
]);

/**
 * Where the file had signatures before it was sent out, the summary is of those added since; of the earlier ones it
 * says only whether they are valid.
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
  if (before.every(isInOrder)) return { ...summary, earlier: "valid" };
  return { ...summary, earlier: "not_all_valid", tone: summary.tone === "bad" ? "bad" : "unclear" };
}

/** Whether a signature has passed, or has no fault in a report from before trust was judged. */
const isInOrder = (signature: ValidatedSignature) =>
  signature.conclusion ? verdictOf(signature).tone === "good" : signature.valid;

function summarizeAll(report: ValidationReport, invited: number): ReportSummary {
  const { signatures, documentTimestamps, problems } = report;
  const isUnread = signatures.length === 0 && problems.includes("too_complex");
  const problem = isUnread ? "too_complex" : problems.find((each) => decisive.has(each));
  if (problem === "no_signatures" && documentTimestamps.length > 0) return stamped(report);
  if (problem) return { kind: "problem", tone: isOpen(problem) ? "unclear" : "bad", problem };
  const isConcluded = signatures.every(({ conclusion }) => conclusion);
  return (isConcluded ? findFailure(report) : countValid(signatures)) ?? signed(report, invited);
}

/**
 * One time-stamp or record is enough: one that was renewed may be invalid by now. A record in XML may leave comments
 * of a file out, which is less than leaving out a file.
 */
function stamped({ documentTimestamps: timestamps, files }: ValidationReport): ReportSummary {
  const isLeftOut = files.some(({ unsigned }) => unsigned === "all");
  const tones = timestamps.map((each): Tone => {
    if (!each.valid || each.coversEverything) return timestampTone(each);
    return each.evidenceRecord && !isLeftOut && timestampTone(each) !== "bad" ? "unclear" : "bad";
  });
  const stamp = (["good", "unclear"] as const).find((tone) => tones.includes(tone)) ?? "bad";
  const shown = timestamps[tones.indexOf(stamp)];
  const invalid = stamp === "bad" ? 0 : tones.filter((tone) => tone === "bad").length;
  return {
    ...{ kind: "stamped", tone: stamp === "bad" ? "bad" : "unclear", stamp },
    ...(shown?.evidenceRecord && { record: recordCheck(shown) }),
    ...(invalid > 0 && { invalid }),
  };
}

function recordCheck(record: DocumentTimestamp): "checked" | "unchecked" | "part" {
  if (isUncheckedRecord(record)) return "unchecked";
  return record.valid && !record.coversEverything ? "part" : "checked";
}

/** Whether a file with this problem is not wrong, but has nothing that could be judged. */
const isOpen = (problem: ValidationProblem) =>
  problem === "no_signatures" || problem === "evidence_record_only";

/** The concern of signatures that have failed or could not be checked, unless the file was changed as well. */
function findFailure(report: ValidationReport): ReportSummary | undefined {
  const { signatures } = report;
  const worst = worstConcern(signatures);
  if (!worst || !isDecisive(worst)) return undefined;
  const isBad = signatures.some((signature) => verdictOf(signature).tone === "bad");
  if (!isBad && sinceTones[sinceThen(report)] === "bad") return undefined;
  return { kind: "concern", tone: isBad ? "bad" : "unclear", ...worst };
}

/** Reports from before trust was judged count signatures without faults; undefined if that is all of them. */
function countValid(signatures: ValidatedSignature[]): ReportSummary | undefined {
  const valid = signatures.filter((signature) => signature.valid);
  if (valid.length === signatures.length) return undefined;
  const numbers = { valid: valid.length, count: signatures.length };
  const isOpen = signatures.every((signature) => signature.valid || isUncheckable(signature));
  const tone = isOpen ? "unclear" : "bad";
  if (valid.length > 0) return { kind: "some_valid", tone, ...numbers };
  return { kind: isOpen ? "none_checkable" : "none_valid", tone, ...numbers };
}

function signed(report: ValidationReport, invited: number): ReportSummary {
  const { signatures } = report;
  const by = signedBy(report, invited);
  const since = sinceThen(report);
  const tone = worstTone([
    sinceTones[since],
    by.code === "others" ? "bad" : "good",
    ...signatures.map((signature) => verdictOf(signature).tone),
  ]);
  return { kind: "signed", tone, by, since, earlier: "none", trust: worstConcern(signatures) };
}

const worstTone = (each: Tone[]): Tone =>
  (["bad", "unclear"] as const).find((tone) => each.includes(tone)) ?? "good";

/** People are distinguished by name and personal code during validation, and by their certificates in older reports. */
const personBehind = ({ person, certificate }: ValidatedSignature) => person ?? certificate?.fingerprint;

function signedBy({ differences = [], signatures }: ValidationReport, invited: number): SignedBy {
  const people = new Set(signatures.map(personBehind)).size;
  const numbers = { people, invited };
  if (differences.length > 0) return { code: "others", ...numbers };
  if (signatures.some(isUnproven)) return { code: "unproven", ...numbers };
  if (invited === 0 || people > invited) return { code: "people", ...numbers };
  return { code: people === invited ? "all" : "part", ...numbers };
}

/** Where trust was judged, its own sentence says that the issuer is not trusted. */
const isUnproven = ({ conclusion, certificate }: ValidatedSignature) =>
  !conclusion && certificate?.isSelfIssued;
