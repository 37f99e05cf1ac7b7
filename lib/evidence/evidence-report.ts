import { summarize } from "@/lib/domain/validation/report-summary";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { isHistoryAction } from "@/lib/domain/audit/audit-action";
import { translatorFor } from "@/lib/i18n/translator";
import { summarySentence } from "@/lib/report-words/summary-sentence";
import { checkedWords } from "@/lib/reports/checked-words";
import { type ReportLanguage, reportLanguage } from "@/lib/reports/report-language";
import { cleanReport } from "@/lib/reports/report-to-export";
import { setSignatures } from "@/lib/reports/set-signatures";
import { type PageFlow, startPageFlow } from "@/lib/typesetting/page-flow";
import { validatedFile, type Evidence, type EvidenceFile } from "./evidence";

const words = translatorFor("en");

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
  const language = reportLanguage("en", timeZone);
  const flow = await startPageFlow({ title: `Evidence of “${document.name}”` });
  flow.text("Evidence of signing", { font: "bold", size: 8.5, ink: "accent" });
  flow.space(4);
  flow.text(document.name, { font: "serif", size: 21 });
  flow.space(8);
  flow.rule("accent", 1);
  flow.space(8);
  flow.text(summary(evidence, language), { size: 11.5 });
  const checked = validatedFile(evidence);
  if (checked?.validationReport)
    setReport(flow, { entry: checked.entry, report: cleanReport(checked.validationReport), language });
  setFiles(flow, evidence.files);
  setHistory(flow, evidence.history, language);
  return flow.save(`Paraph · ${document.id} · made on ${language.time(madeAt)}`);
}

/** The verdict on the file when it arrived, in the words of its validation report. */
function summary(evidence: Evidence, language: ReportLanguage): string {
  const { status } = evidence.document;
  const report = validatedFile(evidence)?.validationReport;
  if (status !== "signed" || !report) return `State: ${words(`statuses.${status}`)}.`;
  return `${summarySentence(summarize(report), words)} ${checkedWords(report, language)}`;
}

type Validated = { entry: EvidenceFile["entry"]; report: ValidationReport; language: ReportLanguage };

function setReport(flow: PageFlow, { entry, report, language }: Validated) {
  flow.heading("Signatures");
  for (const problem of report.problems) flow.text(words(`validationProblems.${problem}`), { ink: "bad" });
  setSignatures(flow, report, language);
  if (report.sourceIsPrefix === null) return;
  flow.space(10);
  flow.text(
    report.sourceIsPrefix
      ? `${entry} begins with the very bytes of source.pdf.`
      : `${entry} does not begin with the bytes of source.pdf: the signing service rewrote them.`,
    { ink: "soft" },
  );
}

function setFiles(flow: PageFlow, files: EvidenceFile[]) {
  flow.heading("Files");
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

function setHistory(flow: PageFlow, history: Evidence["history"], { time }: ReportLanguage) {
  flow.heading("What happened");
  for (const { at, action, detail } of history)
    if (isHistoryAction(action))
      flow.fact(
        time(at),
        words(`history.${action}`, { who: detail.signer ?? words("history.somebody") }),
        {},
        190,
      );
  flow.space(8);
  flow.text("The whole log of this document is in log.jsonl; README.txt says how to verify it.", {
    ink: "soft",
  });
}
