import { useTranslations } from "next-intl";
import { reachOf } from "@/lib/domain/validation/reach";
import { faultsToTell, timestampTone } from "@/lib/domain/validation/timestamp-tone";
import type { DocumentTimestamp, ValidationReport } from "@/lib/domain/validation/validation-report";
import { RelativeTime } from "../ui/relative-time";
import { FactList } from "./fact-list";
import { StandardWords } from "./standard-words";
import { toneStyles } from "./tone-style";

type TimestampCardProps = { timestamp: DocumentTimestamp; format: ValidationReport["format"] };

/** A document time-stamp or an evidence record, which belongs to no signer. */
export function TimestampCard({ timestamp, format }: TimestampCardProps) {
  const { authority, stampedAt, valid, addedAfter, conclusion } = timestamp;
  const { differingPages = [], evidenceRecord } = timestamp;
  const renewedAt = evidenceRecord?.renewedAt;
  const t = useTranslations("signatures");
  const verdictWords = useTranslations("verdicts");
  const faultWords = useTranslations("signatureFaults");
  const tone = timestampTone(timestamp);
  const { Icon, ink } = toneStyles[tone];
  return (
    <div className="flex flex-col gap-2 text-base">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-md font-medium">
          {evidenceRecord ? t("evidenceRecord", { format: evidenceRecord.format }) : t("timestamp")}
        </h3>
        <p className={`flex items-center gap-1.5 ${ink}`}>
          <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          {t(`${evidenceRecord ? "recordIs" : "timestampIs"}.${tone}`)}
        </p>
      </div>
      {faultsToTell(timestamp).map((fault) => (
        <p key={fault} className={ink}>
          {faultWords(fault)}
        </p>
      ))}
      <FactList
        facts={[
          stampedAt !== null && [t("when"), <RelativeTime isFocusable key="time" at={new Date(stampedAt)} />],
          authority !== null && [t("authority"), authority],
          renewedAt !== undefined && [
            verdictWords("timestamps"),
            t.rich("recordRenewed", {
              count: evidenceRecord?.timestamps ?? 0,
              time: () => <RelativeTime isFocusable at={new Date(renewedAt)} />,
            }),
          ],
          valid && [t("covers"), t(`reach.${reachOf(timestamp, format)}`)],
          valid && addedAfter && [t("sinceThen"), t(`added.${addedAfter}`)],
          valid && differingPages.length > 0 && [t("differingPages"), differingPages.join(", ")],
          conclusion !== undefined && [
            verdictWords("standard"),
            <StandardWords key="standard" {...conclusion} />,
          ],
        ]}
      />
    </div>
  );
}
