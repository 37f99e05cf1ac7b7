import type { SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";
import { anchorWords } from "@/lib/report-words/anchor-words";
import { revocationWords } from "@/lib/report-words/revocation-words";
import type { PageFlow } from "@/lib/typesetting/page-flow";
import { levelName } from "@/lib/domain/validation/level-name";
import { indicationTones } from "@/lib/domain/validation/signature-words";
import type { ReportLanguage } from "./report-language";

/** Sets how a signature was judged: the standard's words, who vouches for it, revocation, certificates, time-stamps. */
export function setConclusion(flow: PageFlow, conclusion: SignatureConclusion, words: ReportLanguage): void {
  const { indication, subIndication, claimedTime, bestTime, anchor, revocation } = conclusion;
  const { roles, productionPlace, algorithm, counterSignatures, evidenceRecords } = conclusion;
  const { t, language, day, time } = words;
  const isClaimed = bestTime?.source === "claimed";
  const status = subIndication ? `${indication} · ${subIndication}` : indication;
  flow.fact(t("verdicts.standard"), status, { font: "mono", size: 8 });
  flow.fact(t("verdicts.level"), levelName(conclusion));
  if (claimedTime && !isClaimed) flow.fact(t("verdicts.claimedTime"), time(claimedTime));
  flow.fact(t("verdicts.anchor"), anchor ? anchorWords(anchor, t, language) : t("verdicts.noAnchor"));
  flow.fact(
    t("verdicts.revocation"),
    revocation ? revocationWords(revocation, t, day) : t("verdicts.noRevocation"),
  );
  setChain(flow, conclusion, words);
  setTimestamps(flow, conclusion, words);
  if (roles.length > 0) flow.fact(t("verdicts.roles"), roles.join(", "));
  if (productionPlace) flow.fact(t("verdicts.productionPlace"), productionPlace);
  if (algorithm) flow.fact(t("verdicts.algorithm"), algorithm);
  if (counterSignatures > 0)
    flow.fact(t("verdicts.more"), t("verdicts.counterSignatures", { count: counterSignatures }));
  if (evidenceRecords > 0)
    flow.fact(t("verdicts.more"), t("verdicts.evidenceRecords", { count: evidenceRecords }));
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
