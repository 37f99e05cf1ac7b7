import type { CheckedSignature, DocumentTimestamp } from "@/lib/domain/check-report";
import { readByteRange, digestByteRange } from "@/lib/signing/check/byte-range";
import { readSigner } from "@/lib/signing/check/certificate-facts";
import { checkSignature, nothingKnown, readContents } from "@/lib/signing/check/check-signature";
import type { SignatureField } from "@/lib/signing/check/signature-fields";
import { verifyTimestampToken } from "@/lib/signing/check/timestamp-token";
import { withoutPersonalCodes } from "@/lib/signing/check/personal-codes";
import type { PdfDict } from "@/lib/library/pdf-inspection-syntax";
import type { PdfSource } from "@/lib/library/pdf-inspection-source";

/** A checked signature or document time-stamp, with the end of what it covers; -1 where that cannot be told. */
export type Checked = { end: number } & (
  | { signature: CheckedSignature; personalCode: string | null; timestamp?: undefined }
  | { timestamp: DocumentTimestamp; signature?: undefined; personalCode?: undefined }
);

/** Checks what stands in each field, and gives it in the order in which it was put into the file. */
export async function checkFields(
  source: PdfSource,
  fields: SignatureField[],
  now: Date,
): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const field of fields) {
    const subFilter = readSubFilter(field.dictionary);
    checked.push(
      subFilter === "ETSI.RFC3161"
        ? await checkTimestampField(source, field)
        : await checkSignatureField(source, field, subFilter, now),
    );
  }
  return checked.sort((left, right) => left.end - right.end);
}

function readSubFilter({ entries }: PdfDict): string {
  const value = entries.get("SubFilter");
  return typeof value === "object" && value?.kind === "name" ? value.name : "";
}

async function checkSignatureField(
  source: PdfSource,
  { name, dictionary }: SignatureField,
  subFilter: string,
  now: Date,
): Promise<Checked> {
  const { byteRange, fault } = readByteRange(dictionary, source.size);
  const { personalCode, ...verdict } = byteRange
    ? await checkSignature({ source, dictionary, subFilter, byteRange }, now)
    : nothingKnown(fault);
  return {
    end: byteRange?.end ?? -1,
    personalCode,
    signature: {
      place: withoutPersonalCodes(name),
      kind: subFilter,
      ...verdict,
      valid: verdict.faults.length === 0,
      coversEverything: byteRange?.end === source.size,
    },
  };
}

/** ETSI EN 319 142-1, 5.4.3: /Contents is a bare time-stamp token over the byte range. */
async function checkTimestampField(source: PdfSource, field: SignatureField): Promise<Checked> {
  const { byteRange, fault } = readByteRange(field.dictionary, source.size);
  const stamp = byteRange
    ? await verifyTimestampToken(readContents(field.dictionary), (algorithm) =>
        digestByteRange(source, byteRange, algorithm),
      )
    : undefined;
  return {
    end: byteRange?.end ?? -1,
    timestamp: {
      place: withoutPersonalCodes(field.name),
      authority: stamp ? readSigner(stamp.authority).commonName : null,
      stampedAt: stamp?.stampedAt.toISOString() ?? null,
      valid: stamp !== undefined,
      faults: stamp ? [] : [fault ?? "timestamp_invalid"],
      coversEverything: byteRange?.end === source.size,
    },
  };
}
