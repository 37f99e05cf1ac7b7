import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { dayMs } from "@/lib/domain/time/durations";
import { readSigner, wasValidAt } from "../certificates/certificate-facts";
import { mayMakeSignatures } from "../certificates/key-purposes";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import type { ReadSignature } from "../process/evidence";
import { soundTimestamp } from "./timestamp-verdict";

/** A claimed time may lack its time zone, so it counts as in the future only beyond the widest offset. */
const clockToleranceMs = dayMs;

export type SigningTime = {
  signedAt: Date | undefined;
  timeSource: ValidatedSignature["timeSource"];
  timestampAuthority: string | null;
  faults: SignatureFault[];
};

/**
 * The time of a signature for the decision whether a file is accepted: that of its time-stamp (ETSI EN 319 122-1, 5.3),
 * or else the signer's claim. An invalid time-stamp is never ignored.
 */
export function settleSigningTime(
  { timestamps, claimedTime: claimed }: Pick<ReadSignature, "timestamps" | "claimedTime">,
  now: Date,
): SigningTime {
  const stamps = timestamps.filter(({ kind }) => kind === "signature");
  const sound = stamps.flatMap((stamp) => soundTimestamp(stamp) ?? []);
  const unstamped = { timestampAuthority: null, timeSource: claimed ? ("claimed" as const) : null };
  if (sound.length < stamps.length) return { signedAt: claimed, ...unstamped, faults: ["timestamp_invalid"] };
  const [earliest] = sound.toSorted((left, right) => left.stampedAt.getTime() - right.stampedAt.getTime());
  if (earliest)
    return {
      signedAt: earliest.stampedAt,
      timeSource: "timestamp",
      timestampAuthority: readSigner(earliest.authority).commonName,
      faults: findFutureFault(earliest.stampedAt, now),
    };
  const faults = claimed ? findFutureFault(claimed, now) : (["signing_time_missing"] as const);
  return { signedAt: claimed, ...unstamped, faults: [...faults] };
}

function findFutureFault(signedAt: Date, now: Date): SignatureFault[] {
  const isInFuture = signedAt.getTime() > now.getTime() + clockToleranceMs;
  return isInFuture ? ["signing_time_in_future"] : [];
}

/** The faults of a certificate for a signature made at that time. */
export function findCertificateTimeFaults(
  certificate: ParsedCertificate,
  signedAt: Date | undefined,
): SignatureFault[] {
  const faults: SignatureFault[] = [];
  if (signedAt && !wasValidAt(certificate, signedAt)) faults.push("certificate_not_valid_then");
  if (!mayMakeSignatures(certificate)) faults.push("certificate_not_for_signing");
  return faults;
}
