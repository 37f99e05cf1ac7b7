import { indicationTones, type Tone } from "./signature-words";
import type { DocumentTimestamp } from "./validation-report";

/**
 * The tone of a time-stamp over a whole file. One that is right in itself proves nothing without an anchor; in reports
 * from before trust was judged, whether it has one is unknown.
 */
export function timestampTone({ valid, conclusion }: Pick<DocumentTimestamp, "valid" | "conclusion">): Tone {
  if (!valid) return "bad";
  return conclusion ? indicationTones[conclusion.indication] : "unclear";
}
