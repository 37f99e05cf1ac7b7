import { useTranslations } from "next-intl";
import { isHistoryAction } from "@/lib/domain/audit/audit-action";
import { RelativeTime } from "../ui/relative-time";
import { Section } from "../ui/section";

type DocumentHistoryProps = {
  events: { seq: number; at: Date; action: string; detail: Record<string, string | number> }[];
};

/** The events of the document, latest first. */
export function DocumentHistory({ events }: DocumentHistoryProps) {
  const t = useTranslations("document");
  const words = useTranslations("history");
  return (
    <Section title={t("history")}>
      <ol className="flex flex-col gap-2 text-base">
        {events.toReversed().map(({ seq, at, action, detail }) => (
          <li key={seq} className="flex items-baseline justify-between gap-4 break-inside-avoid">
            <span>
              {isHistoryAction(action) && words(action, { who: detail.signer ?? words("somebody") })}
            </span>
            <span className="shrink-0 text-sm text-ink-faint">
              <RelativeTime at={at} isFocusable />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
