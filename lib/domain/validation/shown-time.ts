import type { SignatureConclusion } from "./signature-conclusion";
import type { ValidatedSignature } from "./validation-report";

/** When a signature was made, and who says so. */
export type ShownTime =
  | { at: string; source: "timestamp"; authority: string }
  | { at: string; source: Exclude<NonNullable<SignatureConclusion["bestTime"]>["source"], "timestamp"> };

/**
 * The time of a signature for its readers: the one that is proved, or else the signer's claim; a time-stamp that is not
 * confirmed proves none. In reports from before trust was judged, it is that of the time-stamp.
 *
 * @returns `undefined` where nothing states one
 */
export function shownTime({
  conclusion,
  signedAt,
  timestampAuthority,
}: Pick<ValidatedSignature, "conclusion" | "signedAt" | "timestampAuthority">): ShownTime | undefined {
  if (!conclusion) {
    if (!signedAt) return undefined;
    return timestampAuthority === null
      ? { at: signedAt, source: "claimed" }
      : { at: signedAt, source: "timestamp", authority: timestampAuthority };
  }
  const { bestTime, claimedTime, timestamps } = conclusion;
  if (!bestTime) return claimedTime === null ? undefined : { at: claimedTime, source: "claimed" };
  const { at, source } = bestTime;
  if (source !== "timestamp") return { at, source };
  const stamp = timestamps.find((each) => each.kind === "signature" && each.at === at);
  return { at, source, authority: stamp?.authority ?? timestampAuthority ?? "" };
}
