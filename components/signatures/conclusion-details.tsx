import { useLocale, useTranslations } from "next-intl";
import { levelName } from "@/lib/domain/validation/level-name";
import { dayWords } from "@/lib/domain/time/date-words";
import type { SignatureConclusion } from "@/lib/domain/validation/signature-conclusion";
import { algorithmWords } from "@/lib/report-words/algorithm-words";
import { revocationWords } from "@/lib/report-words/revocation-words";
import { summaryStyle } from "./certificate-details";
import { FactList } from "./fact-list";
import { StandardWords } from "./standard-words";
import { TimestampList } from "./timestamp-list";
import { useAnchorWords } from "./use-anchor-words";

/**
 * How a signature was judged: the standard's words, revocation, who vouches for it, its certificates and time-stamps.
 */
export function ConclusionDetails({ conclusion }: { conclusion: SignatureConclusion }) {
  const { anchor, chain, timestamps, unknownStatus = [] } = conclusion;
  const { roles, productionPlace, algorithm, counterSignatures, evidenceRecords } = conclusion;
  const t = useTranslations("verdicts");
  const words = useTranslations();
  const language = useLocale();
  const day = (iso: string) => dayWords(new Date(iso), language, { timeZone: "UTC" });
  const anchorWords = useAnchorWords();
  const more = [
    ...(counterSignatures > 0 ? [t("counterSignatures", { count: counterSignatures })] : []),
    ...(evidenceRecords > 0 ? [t("evidenceRecords", { count: evidenceRecords })] : []),
  ];
  return (
    <details>
      <summary className={summaryStyle}>{t("decision")}</summary>
      <FactList
        facts={[
          [t("standard"), <StandardWords key="standard" {...conclusion} />],
          [t("level"), levelName(conclusion)],
          [t("anchor"), anchor ? anchorWords(anchor) : t("noAnchor")],
          [t("revocation"), revocationWords(conclusion, words, day)],
          unknownStatus.length > 0 && [t("unknownStatus"), unknownStatus.join(", ")],
          chain.length > 0 && [
            t("chain"),
            <ol key="chain" className="flex flex-col gap-0.5">
              {chain.map(({ fingerprint, subject, validFrom, validTo }) => (
                <li key={fingerprint}>
                  {subject} <span className="text-ink-faint">{`${day(validFrom)} – ${day(validTo)}`}</span>
                </li>
              ))}
            </ol>,
          ],
          timestamps.length > 0 && [t("timestamps"), <TimestampList key="stamps" timestamps={timestamps} />],
          roles.length > 0 && [t("roles"), roles.join(", ")],
          productionPlace !== null && [t("productionPlace"), productionPlace],
          algorithm !== null && [t("algorithm"), algorithmWords(algorithm)],
          more.length > 0 && [t("more"), more.join(", ")],
        ]}
      />
    </details>
  );
}
