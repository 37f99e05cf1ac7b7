import type {
  ValidatedSignature,
  ValidationReport,
  SignatureFault,
} from "@/lib/domain/validation/validation-report";
import { isHistoryAction } from "@/lib/domain/audit/audit-action";
import { translatorFor } from "@/lib/i18n/translator";
import { validatedFile, type Evidence, type EvidenceFile } from "./evidence";
import { type PageFlow, startPageFlow } from "@/lib/typesetting/page-flow";

const words = translatorFor("en");

type TimeFormat = (at: Date | string) => string;

/** Formats times in a time zone, with its offset from UTC: "24 November 2026 at 12:00:00 GMT+2". */
const timeFormatIn =
  (timeZone: string): TimeFormat =>
  (at) =>
    new Date(at).toLocaleString("en-GB", {
      ...({ day: "numeric", month: "long", year: "numeric" } as const),
      ...({ hour: "2-digit", minute: "2-digit", second: "2-digit" } as const),
      ...({ timeZone, timeZoneName: "shortOffset" } as const),
    });
const day = (at: string) => new Date(at).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });

const fileWords: Record<EvidenceFile["role"], string> = {
  source: "As uploaded",
  partial: "As far as it was signed in time",
  rejected: "A finished file that failed validation",
  first_signed: "Signed, before it was archived",
  signed: "Signed",
};

/**
 * The evidence as a PDF for people: who signed, when and with what, which files, and what happened.
 *
 * @param timeZone the time zone of its times
 */
export async function evidenceReport(
  evidence: Evidence,
  { madeAt, timeZone }: { madeAt: Date; timeZone: string },
): Promise<Uint8Array> {
  const { document } = evidence;
  const formatTime = timeFormatIn(timeZone);
  const flow = await startPageFlow({ title: `Evidence of “${document.name}”` });
  flow.text("Evidence of signing", { font: "bold", size: 8.5, ink: "accent" });
  flow.space(4);
  flow.text(document.name, { font: "serif", size: 21 });
  flow.space(8);
  flow.rule("accent", 1);
  flow.space(8);
  flow.text(summary(evidence, formatTime), { size: 11.5 });
  const checked = validatedFile(evidence);
  if (checked?.validationReport)
    setSignatures(flow, { entry: checked.entry, report: checked.validationReport, formatTime });
  setFiles(flow, evidence.files);
  setHistory(flow, evidence.history, formatTime);
  return flow.save(`Paraph · ${document.id} · made on ${formatTime(madeAt)}`);
}

function summary(evidence: Evidence, formatTime: TimeFormat): string {
  const { status } = evidence.document;
  const report = validatedFile(evidence)?.validationReport;
  if (status !== "signed" || !report) return `State: ${words(`statuses.${status}`)}.`;
  const added = report.signatures.filter(({ earlier }) => !earlier).length;
  const earlier = report.signatures.length - added;
  return [
    `Signed. The file carries ${signatureCount(added)}; when it arrived on ${formatTime(report.checkedAt)}, each was`,
    report.format === "pdf"
      ? "valid, and after the first of them nothing but signatures and evidence about them had been added."
      : "valid and over every file in it.",
    ...(earlier > 0 ? [`Before it was sent out, the file already carried ${signatureCount(earlier)}.`] : []),
    "Whether certificates were revoked, and whether their issuers are on a trusted list, was not checked.",
  ].join(" ");
}

const signatureCount = (count: number) => (count === 1 ? "one signature" : `${count} signatures`);

function heading(flow: PageFlow, title: string) {
  flow.room(90);
  flow.space(22);
  flow.text(title, { font: "serif", size: 14 });
  flow.space(4);
  flow.rule();
  flow.space(6);
}

type Validated = { entry: EvidenceFile["entry"]; report: ValidationReport; formatTime: TimeFormat };

function setSignatures(flow: PageFlow, { entry, report, formatTime }: Validated) {
  heading(flow, "Signatures");
  for (const problem of report.problems) flow.text(words(`validationProblems.${problem}`), { ink: "bad" });
  report.signatures.forEach((signature, index) => {
    if (index > 0) flow.space(12);
    setSignature(flow, signature, { format: report.format, formatTime });
  });
  for (const { authority, stampedAt, valid, coversEverything } of report.documentTimestamps) {
    flow.space(12);
    flow.room(60);
    flow.text("Time-stamp over the document", { font: "bold", size: 10.5 });
    flow.fact("Check", valid ? "Valid" : "Not valid", { ink: valid ? "good" : "bad" });
    if (stampedAt) flow.fact("When", formatTime(stampedAt));
    if (authority) flow.fact("By", authority);
    flow.fact("Covers", coverage(report.format, coversEverything));
  }
  if (report.sourceIsPrefix === null) return;
  flow.space(10);
  flow.text(
    report.sourceIsPrefix
      ? `${entry} begins with the very bytes of source.pdf.`
      : `${entry} does not begin with the bytes of source.pdf: the signing service rewrote them.`,
    { ink: "soft" },
  );
}

type Format = ValidationReport["format"];

const coverages: Record<Format, { whole: string; part: string }> = {
  pdf: { whole: "The whole file", part: "The file as it was then; it was added to afterwards" },
  asice: { whole: "Every file in the container", part: "Not every file in the container" },
};
const coverage = (format: Format, isWhole: boolean) => coverages[format][isWhole ? "whole" : "part"];

function setSignature(
  flow: PageFlow,
  signature: ValidatedSignature,
  { format, formatTime }: { format: Format; formatTime: TimeFormat },
) {
  const { signer, certificate, signedAt, timeSource, valid, faults } = signature;
  const name = [signer?.givenName, signer?.surname].filter(Boolean).join(" ") || signer?.commonName;
  flow.room(120);
  flow.text(name ?? "Unknown", { font: "bold", size: 10.5 });
  if (signature.earlier) flow.fact("", "Already signed before the file was sent out");
  flow.fact("Check", valid ? "Valid signature" : "Not a valid signature", { ink: valid ? "good" : "bad" });
  for (const fault of faults) flow.fact("", faultWords(fault), { ink: "bad" });
  const clock = timeSource === "timestamp" ? "time-stamped" : "by the signer’s own clock";
  if (signedAt) flow.fact("When", `${formatTime(signedAt)}, ${clock}`);
  flow.fact("Level", level(signature));
  flow.fact("Covers", coverage(format, signature.coversEverything));
  if (!certificate) return;
  flow.fact("Issued to", [signer?.commonName, signer?.country].filter(Boolean).join(", "));
  flow.fact("Issued by", certificate.issuer);
  flow.fact("Valid", `${day(certificate.validFrom)} to ${day(certificate.validTo)}`);
  flow.fact("Serial number", certificate.serialNumber, { font: "mono", size: 8 });
  flow.fact("SHA-256", certificate.fingerprint, { font: "mono", size: 7.6 });
}

const faultWords = (fault: SignatureFault) => words(`signatureFaults.${fault}`);

const levels: Record<string, string> = { "ETSI.CAdES.detached": "PAdES", XAdES: "XAdES" };

/** Only what the file shows: long-term data and the quality of certificates are not validated. */
function level({ kind, timeSource }: ValidatedSignature): string {
  const level = levels[kind] ?? "PDF signature";
  return timeSource === "timestamp" ? `${level} with a time-stamp` : level;
}

function setFiles(flow: PageFlow, files: EvidenceFile[]) {
  heading(flow, "Files");
  files.forEach(({ entry, role, name, sizeBytes, sha256 }, index) => {
    if (index > 0) flow.space(10);
    flow.room(60);
    flow.text(entry, { font: "bold", size: 10.5 });
    flow.fact("What", fileWords[role]);
    flow.fact("Name", name);
    flow.fact("Size", `${sizeBytes.toLocaleString("en")} bytes`);
    flow.fact("SHA-256", sha256, { font: "mono", size: 7.6 });
  });
}

function setHistory(flow: PageFlow, history: Evidence["history"], formatTime: TimeFormat) {
  heading(flow, "What happened");
  for (const { at, action, detail } of history)
    if (isHistoryAction(action))
      flow.fact(
        formatTime(at),
        words(`history.${action}`, { who: detail.signer ?? words("history.somebody") }),
        {},
        190,
      );
  flow.space(8);
  flow.text("The whole log of this document is in log.jsonl; README.txt says how to verify it.", {
    ink: "soft",
  });
}
