import type { SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";
import type { Translator } from "@/lib/i18n/translator";
import { algorithmWords } from "@/lib/report-words/algorithm-words";
import { anchorWords } from "@/lib/report-words/anchor-words";
import { revocationWords } from "@/lib/report-words/revocation-words";
import type { PageFlow } from "@/lib/typesetting/page-flow";
import { levelName } from "@/lib/domain/validation/level-name";
import { indicationTones } from "@/lib/domain/validation/signature-words";
import type { ReportLanguage } from "./report-language";

/** Sets how a signature was judged: the standard's words, who vouches for it, revocation, certificates, time-stamps. */
export function setConclusion(flow: PageFlow, conclusion: SignatureConclusion, words: ReportLanguage): void {
  const { claimedTime, bestTime, anchor, unknownStatus = [] } = conclusion;
  const { roles, productionPlace, algorithm, counterSignatures, evidenceRecords } = conclusion;
  const { t, language, day, time } = words;
  setStatus(flow, conclusion, t);
  flow.fact(t("verdicts.level"), levelName(conclusion));
  if (claimedTime && bestTime) flow.fact(t("verdicts.claimedTime"), time(claimedTime));
  flow.fact(t("verdicts.anchor"), anchor ? anchorWords(anchor, t, language) : t("verdicts.noAnchor"));
  flow.fact(t("verdicts.revocation"), revocationWords(conclusion, t, day));
  if (unknownStatus.length > 0) flow.fact(t("verdicts.unknownStatus"), unknownStatus.join(", "));
  setChain(flow, conclusion, words);
  setTimestamps(flow, conclusion, words);
  if (roles.length > 0) flow.fact(t("verdicts.roles"), roles.join(", "));
  if (productionPlace) flow.fact(t("verdicts.productionPlace"), productionPlace);
  if (algorithm) flow.fact(t("verdicts.algorithm"), algorithmWords(algorithm));
  if (counterSignatures > 0)
    flow.fact(t("verdicts.more"), t("verdicts.counterSignatures", { count: counterSignatures }));
  if (evidenceRecords > 0)
    flow.fact(t("verdicts.more"), t("verdicts.evidenceRecords", { count: evidenceRecords }));
}

/** Sets the status of a signature or time-stamp in the standard's words. */
export function setStatus(
  flow: PageFlow,
  { indication, subIndication }: Pick<SignatureConclusion, "indication" | "subIndication">,
  t: Translator,
): void {
  const status = subIndication ? `${indication} · ${subIndication}` : indication;
  flow.fact(t("verdicts.standard"), status, { font: "mono", size: 8 });
}

function setChain(flow: PageFlow, { chain }: SignatureConclusion, { t, day }: ReportLanguage) {
  chain.forEach(({ subject, validFrom, validTo }, index) => {
    flow.fact(index === 0 ? t("verdicts.chain") : "", `${subject}, ${day(validFrom)} – ${day(validTo)}`);
  });
}

function setTimestamps(flow: PageFlow, { timestamps }: SignatureConclusion, words: ReportLanguage) {
  const { t, time, language } = words;
  timestamps.forEach(({ kind, at, authority, indication, subIndication, isQualified, anchor }, index) => {
    const status = [
      t(`verdicts.timestampStatus.${indicationTones[indication]}`),
      ...(isQualified ? [t("verdicts.qualifiedTimestamp")] : []),
      ...(subIndication ? [subIndication] : []),
    ];
    const stamp = `${t(`verdicts.timestampKinds.${kind}`)}: ${time(at)}, ${authority} (${status.join(", ")})`;
    flow.fact(index === 0 ? t("verdicts.timestamps") : "", stamp);
    if (anchor) flow.fact("", anchorWords(anchor, t, language), { ink: "soft" });
  });
}
