import { useTranslations } from "next-intl";
import { shownTime } from "@/lib/domain/validation/shown-time";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { RelativeTime } from "../ui/relative-time";

/** The time of a signature, and what proves it. */
export function SigningTime({ signature }: { signature: ValidatedSignature }) {
  const t = useTranslations("signatures");
  const verdictWords = useTranslations("verdicts");
  const shown = shownTime(signature);
  if (!shown) return null;
  const time = () => <RelativeTime isFocusable at={new Date(shown.at)} />;
  switch (shown.source) {
    case "claimed":
      return t.rich("claimedAt", { time });
    case "timestamp":
      return t.rich("stampedBy", { time, authority: shown.authority });
    case "time_mark":
    case "archive_timestamp":
    case "document_timestamp":
    case "evidence_record":
      return verdictWords.rich(`time.${shown.source}`, { time });
  }
}
