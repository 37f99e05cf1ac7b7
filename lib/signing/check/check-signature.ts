import { createHash } from "node:crypto";
import type * as asn1js from "asn1js";
import type { CheckedSignature, SignatureFault } from "@/lib/domain/check-report";
import { digestByteRange, type ByteRange } from "@/lib/signing/check/byte-range";
import {
  mayMakeSignatures,
  readCertificateFacts,
  readPersonalCode,
  readSigner,
  wasValidAt,
} from "@/lib/signing/check/certificate-facts";
import {
  CmsError,
  parseCmsMessage,
  type CmsMessage,
  throwIfFileFault,
} from "@/lib/signing/check/cms-message";
import { verifyCmsSignature } from "@/lib/signing/check/cms-signature";
import { readClaimedTime } from "@/lib/signing/check/signing-time";
import { verifyTimestampToken } from "@/lib/signing/check/timestamp-token";
import type { PdfDict } from "@/lib/library/pdf-inspection-syntax";
import type { PdfSource } from "@/lib/library/pdf-inspection-source";

const plainData = "1.2.840.113549.1.7.1";
const signatureTimestampAttribute = "1.2.840.113549.1.9.16.2.14";
/** The kinds of signature that are checked: PAdES, where the certificate must be fixed, and its forerunner. */
const rules = { "ETSI.CAdES.detached": "required", "adbe.pkcs7.detached": "checked_if_there" } as const;
/** /M may lack its time zone, so a claim is a lie only beyond the widest one. */
const clockToleranceMs = 24 * 60 * 60 * 1000;

export type SignatureInFile = {
  source: PdfSource;
  dictionary: PdfDict;
  subFilter: string;
  byteRange: ByteRange;
};

/** What the check of one signature finds; the rest of a `CheckedSignature` is known from its place in the file. */
export type SignatureVerdict = Pick<
  CheckedSignature,
  "signer" | "certificate" | "signedAt" | "timeSource" | "faults"
> & {
  /** From the certificate, to be compared and then dropped. */
  personalCode: string | null;
};

export function nothingKnown(fault: SignatureFault): SignatureVerdict {
  return {
    personalCode: null,
    signer: null,
    certificate: null,
    signedAt: null,
    timeSource: null,
    faults: [fault],
  };
}

/** Checks one person's signature of which the place is already known to be in order. Malformed bytes are a fault. */
export async function checkSignature(signature: SignatureInFile, now: Date): Promise<SignatureVerdict> {
  if (!(signature.subFilter in rules)) return nothingKnown("sub_filter_unsupported");
  try {
    return await checkMessage(signature, parseCmsMessage(readContents(signature.dictionary)), now);
  } catch (error) {
    throwIfFileFault(error);
    return nothingKnown("cms_malformed");
  }
}

/** The bytes of /Contents, which `readByteRange` has made sure is a string. */
export function readContents({ entries }: PdfDict): Buffer {
  const contents = entries.get("Contents");
  return typeof contents === "object" && contents?.kind === "string" ? contents.bytes : Buffer.alloc(0);
}

async function checkMessage(
  signature: SignatureInFile,
  message: CmsMessage,
  now: Date,
): Promise<SignatureVerdict> {
  // A detached signature that encloses content would be a signature over that instead.
  if (message.signedData.encapContentInfo.eContent) throw new CmsError("It must not enclose its content.");
  const { source, dictionary, byteRange, subFilter } = signature;
  const { certificate, faults } = await verifyCmsSignature(message, {
    contentType: plainData,
    digestContent: (algorithm) => digestByteRange(source, byteRange, algorithm),
    signingCertificate: rules[subFilter as keyof typeof rules],
  });
  const time = await readSigningTime(dictionary, message, now);
  const timeFaults: SignatureFault[] = [...time.faults];
  if (certificate && time.signedAt && !wasValidAt(certificate, time.signedAt))
    timeFaults.push("certificate_not_valid_then");
  if (certificate && !mayMakeSignatures(certificate)) timeFaults.push("certificate_not_for_signing");
  return {
    personalCode: certificate ? readPersonalCode(certificate) : null,
    signer: certificate ? readSigner(certificate) : null,
    certificate: certificate ? readCertificateFacts(certificate) : null,
    signedAt: time.signedAt?.toISOString() ?? null,
    timeSource: time.timeSource,
    faults: [...faults, ...timeFaults],
  };
}

type SigningTime = Pick<SignatureVerdict, "timeSource" | "faults"> & { signedAt: Date | undefined };

/** A time-stamp's time where there is one (ETSI EN 319 122-1, 5.3); one that does not hold is never passed over. */
async function readSigningTime(dictionary: PdfDict, message: CmsMessage, now: Date): Promise<SigningTime> {
  const { signer, certificates } = message;
  const tokens = (signer.unsignedAttrs?.attributes ?? [])
    .filter(({ type }) => type === signatureTimestampAttribute)
    .flatMap(({ values }) => values as asn1js.BaseBlock[]);
  const value = signer.signature.valueBlock.valueHexView;
  const digestValue = async (algorithm: string) => createHash(algorithm).update(value).digest();
  const stamps = await Promise.all(
    tokens.map((token) => verifyTimestampToken(token.valueBeforeDecodeView, digestValue, certificates)),
  );
  const times = stamps.flatMap((stamp) => (stamp ? [stamp.stampedAt.getTime()] : []));
  const claimed = readClaimedTime(dictionary, signer);
  if (times.length < tokens.length)
    return { signedAt: claimed, timeSource: claimed ? "claimed" : null, faults: ["timestamp_invalid"] };
  if (times.length > 0) return judge(new Date(Math.min(...times)), "timestamp", now);
  if (!claimed) return { signedAt: undefined, timeSource: null, faults: ["signing_time_missing"] };
  return judge(claimed, "claimed", now);
}

function judge(signedAt: Date, timeSource: "timestamp" | "claimed", now: Date): SigningTime {
  const isInFuture = signedAt.getTime() > now.getTime() + clockToleranceMs;
  return { signedAt, timeSource, faults: isInFuture ? ["signing_time_in_future"] : [] };
}
