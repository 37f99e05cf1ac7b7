import type { ValidatedSignature, DocumentTimestamp } from "@/lib/domain/validation/validation-report";
import { findAddition, newComparing } from "./added-after";
import { type ByteRange, readByteRange, digestByteRange } from "./byte-range";
import type { Certification } from "./certification";
import { readSigner } from "../certificates/certificate-facts";
import { cmsIdentity } from "../cms/signature-identity";
import { validatePdfSignature, readContents } from "./validate-pdf-signature";
import { unreadableSignature } from "../report/signature-verdict";
import type { PdfRevision } from "@/lib/formats/pdf/pdf-revision";
import type { NamedSignature } from "../report/valid-signers";
import type { SignatureField } from "./signature-fields";
import { verifyTimestampToken } from "../cms/timestamp-token";
import { withoutPersonalCodes } from "../certificates/personal-codes";
import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";

/** A validated signature or document time-stamp, with the end of the bytes it covers; -1 where that is unknown. */
export type ValidatedField = { end: number } & (
  (NamedSignature & { timestamp?: undefined }) | { timestamp: DocumentTimestamp; signature?: undefined }
);

type ToValidate = {
  revision: PdfRevision;
  fields: SignatureField[];
  certification: Certification | undefined;
  /** The identities of the signatures that the source had. */
  earlier: ReadonlySet<string>;
};

/** The extent of a signature, and what follows it. */
type ReachOf = (
  byteRange: ByteRange | undefined,
  contents: Buffer,
) => Promise<{ end: number } & Pick<ValidatedSignature, "coversEverything" | "addedAfter" | "earlier">>;

/** Validates the signature in each field. @returns the signatures in the order in which they were added to the file */
export async function validateFields(
  source: PdfSource,
  { revision, fields, certification, earlier }: ToValidate,
  now: Date,
): Promise<ValidatedField[]> {
  const validated: ValidatedField[] = [];
  const comparing = newComparing(revision);
  // Time-stamps and validation data are no changes, whatever is permitted (ISO 32000-2, table 257).
  const signedAfter = (end: number) =>
    fields.some((field) => {
      const range = readByteRange(field.dictionary, source.size).byteRange;
      return !isTimestampField(field) && range !== undefined && range.end > end;
    });
  const reachOf: ReachOf = async (byteRange, contents) => {
    const identity = cmsIdentity(contents);
    const added = byteRange ? await findAddition(source, byteRange.end, revision, comparing) : null;
    const permitsNothing = certification?.permission === 1 && certification.identity === identity;
    const isForbidden = permitsNothing && signedAfter(byteRange?.end ?? 0);
    return {
      end: byteRange?.end ?? -1,
      coversEverything: byteRange?.end === source.size,
      addedAfter: isForbidden && added === "signatures" ? "not_permitted" : added,
      ...(earlier.has(identity) && { earlier: true }),
    };
  };
  for (const field of fields) {
    const subFilter = readSubFilter(field.dictionary);
    validated.push(
      isTimestampField(field)
        ? await validateTimestampField(source, field, reachOf)
        : await validateSignatureField({ source, subFilter, reachOf, now }, field),
    );
  }
  return validated.sort((left, right) => left.end - right.end);
}

/** Whether it holds a time-stamp over the document instead of a person's signature. */
export const isTimestampField = ({ dictionary }: SignatureField): boolean =>
  readSubFilter(dictionary) === "ETSI.RFC3161";

function readSubFilter({ entries }: PdfDict): string {
  const value = entries.get("SubFilter");
  return typeof value === "object" && value?.kind === "name" ? value.name : "";
}

type SignatureContext = { source: PdfSource; subFilter: string; reachOf: ReachOf; now: Date };

async function validateSignatureField(
  { source, subFilter, reachOf, now }: SignatureContext,
  { name, dictionary }: SignatureField,
): Promise<ValidatedField> {
  const { byteRange, fault } = readByteRange(dictionary, source.size);
  const { personalCode, certificateBytes, ...verdict } = byteRange
    ? await validatePdfSignature({ source, dictionary, subFilter, byteRange }, now)
    : unreadableSignature(fault);
  const { end, ...reach } = await reachOf(byteRange, readContents(dictionary));
  return {
    end,
    personalCode,
    certificateBytes,
    signature: {
      place: withoutPersonalCodes(name),
      kind: subFilter,
      ...verdict,
      valid: verdict.faults.length === 0,
      ...reach,
    },
  };
}

/** ETSI EN 319 142-1, 5.4.3: /Contents is a bare time-stamp token over the byte range. */
async function validateTimestampField(
  source: PdfSource,
  field: SignatureField,
  reachOf: ReachOf,
): Promise<ValidatedField> {
  const { byteRange, fault } = readByteRange(field.dictionary, source.size);
  const contents = readContents(field.dictionary);
  const stamp = byteRange
    ? await verifyTimestampToken(
        contents,
        (algorithm) => digestByteRange(source, byteRange, algorithm),
        source,
      )
    : undefined;
  const { end, ...reach } = await reachOf(byteRange, contents);
  return {
    end,
    timestamp: {
      place: withoutPersonalCodes(field.name),
      authority: stamp ? readSigner(stamp.authority).commonName : null,
      stampedAt: stamp?.stampedAt.toISOString() ?? null,
      valid: stamp !== undefined,
      faults: stamp ? [] : [fault ?? "timestamp_invalid"],
      ...reach,
    },
  };
}
