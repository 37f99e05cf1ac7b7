import { useTranslations } from "next-intl";
import { reachOf } from "@/lib/domain/validation/reach";
import { timestampTone } from "@/lib/domain/validation/timestamp-tone";
import type { DocumentTimestamp, ValidationReport } from "@/lib/domain/validation/validation-report";
import { RelativeTime } from "../ui/relative-time";
import { FactList } from "./fact-list";
import { StandardWords } from "./standard-words";
import { toneStyles } from "./tone-style";

type TimestampCardProps = { timestamp: DocumentTimestamp; format: ValidationReport["format"] };

/** A document time-stamp, which belongs to no signer. */
export function TimestampCard({ timestamp, format }: TimestampCardProps) {
  const { authority, stampedAt, valid, faults, addedAfter, conclusion } = timestamp;
  const { differingPages = [] } = timestamp;
  const t = useTranslations("signatures");
  const verdictWords = useTranslations("verdicts");
  const faultWords = useTranslations("signatureFaults");
  const tone = timestampTone(timestamp);
  const { Icon, ink } = toneStyles[tone];
  return (
    <div className="flex flex-col gap-2 text-base">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-md font-medium">{t("timestamp")}</h3>
        <p className={`flex items-center gap-1.5 ${ink}`}>
          <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          {t(`timestampIs.${tone}`)}
        </p>
      </div>
      {faults.map((fault) => (
        <p key={fault} className="text-bad">
          {faultWords(fault)}
        </p>
      ))}
      <FactList
        facts={[
          stampedAt !== null && [t("when"), <RelativeTime isFocusable key="time" at={new Date(stampedAt)} />],
          authority !== null && [t("authority"), authority],
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
