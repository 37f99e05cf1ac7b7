import { useTranslations } from "next-intl";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { RelativeTime } from "../ui/relative-time";

/** The best time of a signature and what proves it; in reports from before trust was judged, the time of its stamp. */
export function SigningTime({ signature }: { signature: ValidatedSignature }) {
  const { conclusion, signedAt, timestampAuthority } = signature;
  const t = useTranslations("signatures");
  const verdictWords = useTranslations("verdicts");
  const best = conclusion?.bestTime;
  const at = best?.at ?? signedAt;
  if (!at) return null;
  const time = () => <RelativeTime isFocusable at={new Date(at)} />;
  const source = best ? best.source : timestampAuthority === null ? "claimed" : "timestamp";
  switch (source) {
    case "claimed":
      return t.rich("claimedAt", { time });
    case "timestamp": {
      const stamp = conclusion?.timestamps.find(({ kind }) => kind === "signature");
      return t.rich("stampedBy", { time, authority: stamp?.authority ?? timestampAuthority ?? "" });
    }
    case "time_mark":
    case "archive_timestamp":
    case "document_timestamp":
      return verdictWords.rich(`time.${source}`, { time });
  }
}
