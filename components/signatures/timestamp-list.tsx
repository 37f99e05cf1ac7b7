import { useTranslations } from "next-intl";
import type { ConclusionTimestamp } from "@/lib/domain/validation/signature-conclusion";
import { indicationTones } from "@/lib/domain/validation/signature-words";
import { DateTime } from "../ui/date-time";
import { toneStyles } from "./tone-style";
import { useAnchorWords } from "./use-anchor-words";

/** The time-stamps of a signature, each with its own verdict. */
export function TimestampList({ timestamps }: { timestamps: ConclusionTimestamp[] }) {
  const t = useTranslations("verdicts");
  const anchorWords = useAnchorWords();
  return (
    <ul className="flex flex-col gap-1">
      {timestamps.map(({ kind, at, authority, indication, subIndication, isQualified, anchor }, index) => {
        const tone = indicationTones[indication];
        const status = t(`timestampStatus.${tone}`);
        return (
          <li key={index}>
            {t(`timestampKinds.${kind}`)}: <DateTime at={new Date(at)} />, {authority}{" "}
            <span className={toneStyles[tone].ink}>
              ({[status, ...(isQualified ? [t("qualifiedTimestamp")] : [])].join(", ")})
            </span>
            {subIndication && <span className="font-mono text-xs text-ink-faint"> {subIndication}</span>}
            {anchor && <span className="block text-ink-faint">{anchorWords(anchor)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
