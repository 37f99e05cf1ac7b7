import * as asn1js from "asn1js";
import type * as pkijs from "pkijs";
import type { CheckedSignature, SignatureFault } from "@/lib/domain/validation/check-report";
import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import { mayMakeSignatures, type ParsedCertificate, readSigner, wasValidAt } from "./certificate-facts";
import { onlyValue } from "./cms-message";
import { readText } from "./signature-fields";
import type { VerifiedTimestamp } from "./timestamp-token";

/** A claimed time may lack its zone, so a claim is a lie only beyond the widest one. */
const clockToleranceMs = 24 * 60 * 60 * 1000;

const signingTimeAttribute = "1.2.840.113549.1.9.5";
const datePattern = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)(?:'?(\d\d))?)?/;

export type SigningTime = {
  signedAt: Date | undefined;
  timeSource: CheckedSignature["timeSource"];
  timestampAuthority: string | null;
  faults: SignatureFault[];
};

/**
 * When a signature was made: a time-stamp's time where there is one (ETSI EN 319 122-1, 5.3), else the signer's claim. A
 * time-stamp that does not hold (`undefined`) is never passed over.
 */
export function settleSigningTime(
  stamps: readonly (VerifiedTimestamp | undefined)[],
  claimed: Date | undefined,
  now: Date,
): SigningTime {
  const valid = stamps.filter((stamp) => stamp !== undefined);
  const unstamped = { timestampAuthority: null, timeSource: claimed ? ("claimed" as const) : null };
  if (valid.length < stamps.length) return { signedAt: claimed, ...unstamped, faults: ["timestamp_invalid"] };
  const [earliest] = valid.toSorted((left, right) => left.stampedAt.getTime() - right.stampedAt.getTime());
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

/** What is wrong with a certificate for a signature made at that time. */
export function findCertificateTimeFaults(
  certificate: ParsedCertificate,
  signedAt: Date | undefined,
): SignatureFault[] {
  const faults: SignatureFault[] = [];
  if (signedAt && !wasValidAt(certificate, signedAt)) faults.push("certificate_not_valid_then");
  if (!mayMakeSignatures(certificate)) faults.push("certificate_not_for_signing");
  return faults;
}

/**
 * When the signer says that the signature was made: the signed attribute of CMS (RFC 5652, 11.3) or else /M, which
 * PAdES prescribes (ETSI EN 319 142-1, 5.3) and which the signature covers too.
 */
export function readClaimedTime(dictionary: PdfDict, signer: pkijs.SignerInfo): Date | undefined {
  const attribute = onlyValue(signer.signedAttrs?.attributes ?? [], signingTimeAttribute);
  if (attribute instanceof asn1js.UTCTime || attribute instanceof asn1js.GeneralizedTime)
    return orUndefined(attribute.toDate());
  const modified = dictionary.entries.get("M");
  return typeof modified === "object" && modified?.kind === "string"
    ? parsePdfDate(readText(modified))
    : undefined;
}

/** A date string (ISO 32000-2, 7.9.4); without a zone it is taken as UTC. */
export function parsePdfDate(text: string): Date | undefined {
  const parts = datePattern.exec(text);
  if (!parts) return undefined;
  const [, year, month = "01", day = "01", hour = "00", minute = "00", second = "00", sign, ...zone] = parts;
  const [zoneHour = "00", zoneMinute = "00"] = zone;
  const offset = sign ? `${sign}${zoneHour}:${zoneMinute}` : "Z";
  return orUndefined(new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`));
}

function orUndefined(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}
