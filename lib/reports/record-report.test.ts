import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { languages } from "@/lib/domain/text/language";
import { sampleRecord, sampleReport } from "@/lib/domain/validation/testing/sample-report";
import type { DocumentTimestamp, ValidationReport } from "@/lib/domain/validation/validation-report";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { translatorFor } from "@/lib/i18n/translator";
import { exportReport } from "./export-report";

async function pdfText(
  record: DocumentTimestamp,
  language: (typeof languages)[number],
  format: ValidationReport["format"] = "asice",
): Promise<string> {
  const more = {
    format,
    problems: ["no_signatures" as const],
    documentTimestamps: [record],
  };
  const report = sampleReport([], more);
  const { bytes } = await exportReport("pdf", { report, fileName: "a.asice", language, timeZone: "UTC" });
  const file = path.join(await temporaryFolder(), "report.pdf");
  await writeFile(file, bytes);
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  return text.replace(/\s+/g, " ");
}

test.each(languages)("a PDF in the language %s says what an evidence record shows", async (language) => {
  const t = translatorFor(language);
  const passed = await pdfText(sampleRecord(), language);
  expect(passed).toContain(t("verdicts.recorded.good"));
  expect(passed).toContain(t("signatures.evidenceRecord", { format: "RFC 4998" }));
  expect(passed).toContain(t("signatures.recordIs.good"));
  expect(passed).toContain(t("signatures.reach.everyFile"));
  const broken = { valid: false, stampedAt: null, authority: null, conclusion: undefined };
  const unchecked = await pdfText(sampleRecord({ ...broken, faults: ["algorithm_unsupported"] }), language);
  expect(unchecked).toContain(t("verdicts.recorded.unchecked"));
  expect(unchecked).toContain(t("signatures.recordIs.unclear"));
  const failed = await pdfText(sampleRecord({ ...broken, faults: ["record_mismatch"] }), language);
  expect(failed).toContain(t("verdicts.recorded.bad"));
  expect(failed).toContain(t("signatureFaults.record_mismatch"));
});

test("a PDF says what was changed after a time-stamp over the document", async () => {
  const t = translatorFor("en");
  const changed = { coversEverything: false, addedAfter: "other" as const, differingPages: [2, 3] };
  const text = await pdfText(sampleRecord({ evidenceRecord: undefined, ...changed }), "en", "pdf");
  expect(text).toContain(t("signatures.added.other"));
  expect(text).toContain("2, 3");
});
