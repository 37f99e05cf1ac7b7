import { withoutUnreadable } from "@/lib/domain/text/unreadable";
import { summarize } from "@/lib/domain/validation/report-summary";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { summarySentence } from "@/lib/report-words/summary-sentence";
import { type PageFlow, startPageFlow } from "@/lib/typesetting/page-flow";
import { checkedWords } from "./checked-words";
import { type ReportLanguage, reportLanguage } from "./report-language";
import { cleanReport, type ReportToExport, shortened } from "./report-to-export";
import { setSignatures, toneInks } from "./set-signatures";

/** The report as a PDF for people, in their language. */
export async function reportPdf({
  fileName,
  language,
  timeZone,
  signerCount,
  ...given
}: ReportToExport): Promise<Uint8Array> {
  const report = cleanReport(given.report);
  const words = reportLanguage(language, timeZone);
  const { t, time } = words;
  const name = shortened(withoutUnreadable(fileName));
  const title = t("reportFile.title");
  const flow = await startPageFlow({ title: `${title}: ${name}`, language });
  flow.text(title, { font: "bold", size: 8.5, ink: "accent" });
  flow.space(4);
  flow.text(name, { font: "serif", size: 21 });
  flow.space(8);
  flow.rule("accent", 1);
  flow.space(8);
  const summary = summarize(report, signerCount);
  flow.text(summarySentence(summary, t), { size: 12, font: "bold", ink: toneInks[summary.tone] });
  flow.space(6);
  flow.text(checkedWords(report, words), { ink: "soft" });
  if (report.certification) flow.text(t(`signatures.certified.${report.certification.permission}`));
  if (report.signatures.length + report.documentTimestamps.length > 0) {
    flow.heading(t("signatures.title"));
    setSignatures(flow, report, words);
  }
  setFiles(flow, report, { name, words });
  flow.heading(t("reportFile.about"));
  flow.text(t("reportFile.leftOut"), { ink: "soft" });
  return flow.save(`Paraph · ${time(report.checkedAt)}`);
}

function setFiles(
  flow: PageFlow,
  { sha256, sizeBytes, files, signatures }: ValidationReport,
  { name, words: { t, language } }: { name: string; words: ReportLanguage },
) {
  flow.heading(t("reportFile.file"));
  const whole: ValidationReport["files"][number] = { name, sha256, sizeBytes };
  const unsigned = signatures.length > 0 ? "unsigned" : "uncovered";
  [whole, ...files].forEach((file, index) => {
    if (index > 0) flow.space(8);
    flow.room(50);
    flow.text(shortened(file.name), { font: "bold" });
    flow.fact(
      t("reportFile.size"),
      t("reportFile.bytes", { count: file.sizeBytes.toLocaleString(language) }),
    );
    flow.fact("SHA-256", file.sha256, { font: "mono", size: 7.6 });
    if (file.unsigned) flow.text(t(`reportFile.${unsigned}.${file.unsigned}`), { ink: "waiting" });
  });
}
