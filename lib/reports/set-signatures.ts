import { isWithoutContent, reachOf } from "@/lib/domain/validation/reach";
import { shownTime } from "@/lib/domain/validation/shown-time";
import {
  furtherFaults,
  qualificationOf,
  type Tone,
  verdictOf,
} from "@/lib/domain/validation/signature-words";
import type {
  DocumentTimestamp,
  ValidatedSignature,
  ValidationReport,
} from "@/lib/domain/validation/validation-report";
import { faultsToTell, timestampTone } from "@/lib/domain/validation/timestamp-tone";
import { signerName } from "@/lib/report-words/signer-name";
import type { PageFlow, TextStyle } from "@/lib/typesetting/page-flow";
import type { ReportLanguage } from "./report-language";
import { setConclusion, setStatus } from "./set-conclusion";

/** The color of a verdict on paper. */
export const toneInks = { good: "good", unclear: "waiting", bad: "bad" } as const satisfies Record<
  Tone,
  TextStyle["ink"]
>;

/** Sets each signature, time-stamp over the document and evidence record, with its verdict and its facts. */
export function setSignatures(flow: PageFlow, report: ValidationReport, words: ReportLanguage): void {
  const setting = { format: report.format, words };
  report.signatures.forEach((signature, index) => {
    if (index > 0) flow.space(14);
    setSignature(flow, signature, setting);
  });
  for (const timestamp of report.documentTimestamps) {
    flow.space(14);
    setTimestamp(flow, timestamp, setting);
  }
}

type Setting = { format: ValidationReport["format"]; words: ReportLanguage };

function setSignature(flow: PageFlow, signature: ValidatedSignature, { format, words }: Setting) {
  const { t } = words;
  const { tone, words: code } = verdictOf(signature);
  const { certificate, conclusion, addedAfter, differingPages = [], faults } = signature;
  const ink = toneInks[tone];
  flow.room(130);
  flow.text(signerName(signature) ?? t("signatures.unknownSigner"), { font: "bold", size: 11 });
  if (signature.earlier) flow.text(t("earlier.beforeSending"), { ink: "soft" });
  flow.text(t(`verdicts.status.${code === "test" ? "test" : tone}`), { font: "bold", ink });
  flow.text(t(`verdicts.words.${code}`));
  for (const fault of furtherFaults(signature)) flow.text(t(`signatureFaults.${fault}`), { ink: "soft" });
  if (certificate?.isTest && code !== "test") flow.text(t("signatures.testCertificate"), { ink: "waiting" });
  if (certificate?.isSelfIssued) flow.text(t("signatures.selfIssued"), { ink: "waiting" });
  for (const warning of conclusion?.warnings ?? [])
    flow.text(t(`verdicts.warnings.${warning}`), { ink: "waiting" });
  flow.space(4);
  setQualification(flow, signature, words);
  const time = signingTime(signature, words);
  if (time) flow.fact(t("signatures.when"), time);
  if (!isWithoutContent(faults)) {
    flow.fact(t("signatures.covers"), t(`signatures.reach.${reachOf(signature, format)}`));
    if (addedAfter) flow.fact(t("signatures.sinceThen"), t(`signatures.added.${addedAfter}`));
    if (differingPages.length > 0) flow.fact(t("signatures.differingPages"), differingPages.join(", "));
  }
  if (conclusion) setConclusion(flow, conclusion, words);
  if (!certificate) return;
  const joined = (...parts: (string | undefined)[]) => [...new Set(parts.filter(Boolean))].join(", ");
  flow.fact(
    t("signatures.issuedBy"),
    joined(certificate.issuer, certificate.issuerOrganization, certificate.issuerCountry),
  );
  const validity = { from: words.day(certificate.validFrom), to: words.day(certificate.validTo) };
  flow.fact(t("signatures.validity"), t("signatures.validFromTo", validity));
  flow.fact(t("signatures.serialNumber"), certificate.serialNumber, { font: "mono", size: 8 });
  flow.fact(t("signatures.fingerprint"), certificate.fingerprint, { font: "mono", size: 7.6 });
}

function setQualification(flow: PageFlow, signature: ValidatedSignature, { t }: ReportLanguage) {
  const found = qualificationOf(signature);
  if (!found) return;
  const level = t(`verdicts.qualification.${found.use}.${found.qualification}`);
  flow.text(found.isTest ? t("verdicts.testQualification", { level }) : level, { font: "bold" });
}

/** The time of a signature, and what proves it. */
function signingTime(signature: ValidatedSignature, { t, time: timeWords }: ReportLanguage) {
  const shown = shownTime(signature);
  if (!shown) return undefined;
  const time = () => timeWords(shown.at);
  if (shown.source === "claimed") return t.markup("signatures.claimedAt", { time });
  if (shown.source === "timestamp")
    return t.markup("signatures.stampedBy", { time, authority: shown.authority });
  return t.markup(`verdicts.time.${shown.source}`, { time });
}

function setTimestamp(flow: PageFlow, timestamp: DocumentTimestamp, { format, words }: Setting) {
  const { t, time } = words;
  const { valid, stampedAt, authority, conclusion, evidenceRecord: record } = timestamp;
  const { addedAfter, differingPages = [] } = timestamp;
  const tone = timestampTone(timestamp);
  const title = record
    ? t("signatures.evidenceRecord", { format: record.format })
    : t("signatures.timestamp");
  const verdict = t(`signatures.${record ? "recordIs" : "timestampIs"}.${tone}`);
  const renewedAt = record?.renewedAt;
  flow.room(70);
  flow.text(title, { font: "bold", size: 11 });
  flow.text(verdict, { font: "bold", ink: toneInks[tone] });
  for (const fault of faultsToTell(timestamp)) flow.text(t(`signatureFaults.${fault}`), { ink: "soft" });
  if (conclusion) setStatus(flow, conclusion, t);
  if (stampedAt) flow.fact(t("signatures.when"), time(stampedAt));
  if (authority) flow.fact(t("signatures.authority"), authority);
  if (renewedAt !== undefined) {
    const renewed = { count: record?.timestamps ?? 0, time: () => time(renewedAt) };
    flow.fact(t("verdicts.timestamps"), t.markup("signatures.recordRenewed", renewed));
  }
  if (!valid) return;
  flow.fact(t("signatures.covers"), t(`signatures.reach.${reachOf(timestamp, format)}`));
  if (addedAfter) flow.fact(t("signatures.sinceThen"), t(`signatures.added.${addedAfter}`));
  if (differingPages.length > 0) flow.fact(t("signatures.differingPages"), differingPages.join(", "));
}
