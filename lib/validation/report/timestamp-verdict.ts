import type { ConclusionTimestamp } from "@/lib/domain/validation/signature-conclusion";
import type { DocumentTimestamp } from "@/lib/domain/validation/validation-report";
import { readSigner, wasValidAt } from "../certificates/certificate-facts";
import { mayStamp } from "../certificates/key-purposes";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import type { ReadTimestamp } from "../process/evidence";

type Token = Pick<ReadTimestamp, "stampedAt" | "authority" | "faults">;
export type SoundTimestamp = { stampedAt: Date; authority: ParsedCertificate };

/** A time-stamp that is right in itself: over these bytes, and by a certificate for it that was valid then. */
export const soundTimestamp = ({ stampedAt, authority, faults }: Token): SoundTimestamp | undefined => {
  if (faults.length > 0 || !stampedAt || !authority) return undefined;
  return mayStamp(authority) && wasValidAt(authority, stampedAt) ? { stampedAt, authority } : undefined;
};

/**
 * The verdict on a time-stamp of a whole document, as far as it does not depend on its position in the file.
 *
 * @param conclusion what it is worth, if it can be read
 */
export function timestampVerdict(
  token: Token,
  conclusion?: ConclusionTimestamp,
): Pick<DocumentTimestamp, "authority" | "stampedAt" | "valid" | "faults" | "conclusion"> {
  const sound = soundTimestamp(token);
  const concluded = conclusion && { conclusion };
  if (!sound)
    return { authority: null, stampedAt: null, valid: false, faults: ["timestamp_invalid"], ...concluded };
  const { stampedAt, authority } = sound;
  return {
    ...{ authority: readSigner(authority).commonName, stampedAt: stampedAt.toISOString() },
    ...{ valid: true, faults: [], ...concluded },
  };
}
