import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { faultsToTell, timestampTone } from "@/lib/domain/validation/timestamp-tone";
import type { DocumentTimestamp } from "@/lib/domain/validation/validation-report";
import { EarlierVerdict } from "./earlier-verdict";
import { SignedOn } from "./signed-on";

/** A document time-stamp that a file had before it was uploaded. */
export function EarlierTimestamp({ timestamp }: { timestamp: DocumentTimestamp }) {
  const t = useTranslations("signatures");
  const tone = timestampTone(timestamp);
  return (
    <div className="flex items-start gap-3 px-4 py-3">
      <EarlierVerdict
        title={<StampedBy timestamp={timestamp} />}
        tone={tone}
        verdict={t(`timestampIs.${tone}`)}
        faults={faultsToTell(timestamp)}
      />
    </div>
  );
}

function StampedBy({ timestamp: { authority: name, stampedAt } }: { timestamp: DocumentTimestamp }) {
  const t = useTranslations("earlier");
  if (!stampedAt) return t("stampedUndated");
  const time = () => <SignedOn iso={stampedAt} />;
  const b = (chunks: ReactNode) => <b className="font-medium">{chunks}</b>;
  return name ? t.rich("stampedBy", { name, time, b }) : t.rich("stamped", { time });
}
