import type { ValidatedSignature, DocumentTimestamp } from "@/lib/domain/validation/validation-report";
import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfRevision } from "@/lib/formats/pdf/pdf-revision";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { withoutPersonalCodes } from "../certificates/personal-codes";
import { cmsIdentity } from "../cms/signature-identity";
import { readTimestampToken, type ReadToken } from "../cms/timestamp-token";
import { type ReadSignature, unreadable } from "../process/evidence";
import type { ValidationContext } from "../process/validation-context";
import { judgeSignature } from "../report/signature-verdict";
import { timestampVerdict } from "../report/timestamp-verdict";
import type { NamedSignature } from "../report/valid-signers";
import { findAddition, newComparing } from "./added-after";
import { type ByteRange, readByteRange, digestByteRange } from "./byte-range";
import type { Certification } from "./certification";
import { newBudget } from "./object-budget";
import { formOf, readContents, readPdfSignature } from "./read-pdf-signature";
import type { SignatureField } from "./signature-fields";

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
  context: ValidationContext,
): Promise<ValidatedField[]> {
  const comparing = newComparing(revision, newBudget(), certification?.permission);
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
  const read: ReadField[] = [];
  for (const field of fields) read.push(await readField(source, field, reachOf));
  const inOrder = read.toSorted((left, right) => left.reach.end - right.reach.end);
  return inOrder.map((each, at) => judgeField(each, inOrder.slice(at + 1), context));
}

/** Whether it holds a time-stamp over the document instead of a person's signature. */
export const isTimestampField = ({ dictionary }: SignatureField): boolean =>
  readSubFilter(dictionary) === "ETSI.RFC3161";

function readSubFilter({ entries }: PdfDict): string {
  const value = entries.get("SubFilter");
  return typeof value === "object" && value?.kind === "name" ? value.name : "";
}

type ReadField = {
  field: SignatureField;
  byteRange: ByteRange | undefined;
  reach: Awaited<ReturnType<ReachOf>>;
} & ({ read: ReadSignature; token?: undefined } | { token: ReadToken; read?: undefined });

/** Reads what a field holds: a signature, or a bare time-stamp token over the byte range (ETSI EN 319 142-1, 5.4.3). */
async function readField(source: PdfSource, field: SignatureField, reachOf: ReachOf): Promise<ReadField> {
  const { dictionary } = field;
  const { byteRange, fault } = readByteRange(dictionary, source.size);
  const contents = readContents(dictionary);
  const reach = await reachOf(byteRange, contents);
  if (isTimestampField(field)) {
    const token = byteRange
      ? await readTimestampToken(contents, (name) => digestByteRange(source, byteRange, name), source)
      : { ...noToken, faults: [fault] };
    return { field, byteRange, reach, token };
  }
  const subFilter = readSubFilter(dictionary);
  const read = byteRange
    ? await readPdfSignature({ source, dictionary, subFilter, byteRange })
    : unreadable(formOf(subFilter), fault);
  return { field, byteRange, reach, read };
}

const noToken = {
  ...{ stampedAt: undefined, authority: undefined, algorithms: [], certificates: [], revocation: [] },
};

function judgeField(
  { field, reach: { end, ...reach }, read, token }: ReadField,
  later: ReadField[],
  context: ValidationContext,
): ValidatedField {
  const place = withoutPersonalCodes(field.name);
  if (token) return { end, timestamp: { place, ...timestampVerdict(token), ...reach } };
  const { personalCode, certificateBytes, queries, ...verdict } = judgeSignature(
    withDocumentTimestamps(read, later),
    context,
  );
  const kind = readSubFilter(field.dictionary);
  return { end, personalCode, certificateBytes, queries, signature: { place, kind, ...verdict, ...reach } };
}

/** A signature with the time-stamps that later covered the document, and what came with them. */
function withDocumentTimestamps(read: ReadSignature, later: ReadField[]): ReadSignature {
  const tokens = later.flatMap(({ token }) => token ?? []);
  return {
    ...read,
    timestamps: [
      ...read.timestamps,
      ...tokens.map((token) => ({ ...token, kind: "document" as const, covers: new Set(read.timestamps) })),
    ],
    certificates: [read.certificates, ...tokens.map(({ certificates }) => certificates)].flat(),
    revocation: [read.revocation, ...tokens.map(({ revocation }) => revocation)].flat(),
  };
}
