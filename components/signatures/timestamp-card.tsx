import { useTranslations } from "next-intl";
import type { DocumentTimestamp } from "@/lib/domain/validation/validation-report";
import { RelativeTime } from "../ui/relative-time";
import { FactList } from "./fact-list";

/** A document time-stamp, which belongs to no signer. */
export function TimestampCard({ timestamp }: { timestamp: DocumentTimestamp }) {
  const {
    authority,
    stampedAt,
    valid,
    faults,
    coversEverything,
    addedAfter,
    differingPages = [],
  } = timestamp;
  const t = useTranslations("signatures");
  const faultWords = useTranslations("signatureFaults");
  return (
    <div className="flex flex-col gap-2 text-base">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-md font-medium">{t("timestamp")}</h3>
        <p className={valid ? "text-good" : "text-bad"}>
          {t(valid ? "timestampValid" : "timestampNotValid")}
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
          [t("covers"), t(`reach.${coversEverything ? "wholeFile" : "partOfFile"}`)],
          addedAfter && [t("sinceThen"), t(`added.${addedAfter}`)],
          differingPages.length > 0 && [t("differingPages"), differingPages.join(", ")],
        ]}
      />
    </div>
  );
}
