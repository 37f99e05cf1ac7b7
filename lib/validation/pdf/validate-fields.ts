import type { ConclusionTimestamp } from "@/lib/domain/validation/signature-conclusion";
import type { DocumentTimestamp } from "@/lib/domain/validation/validation-report";
import type { PdfRevision } from "@/lib/formats/pdf/pdf-revision";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { withoutPersonalCodes } from "../certificates/personal-codes";
import type { ReadToken } from "../cms/timestamp-token";
import { cmsIdentity } from "../cms/signature-identity";
import { concludeTimestamps } from "../process/conclude-timestamps";
import type { EvidenceQuery, ValidationContext } from "../process/validation-context";
import { judgeSignature } from "../report/signature-verdict";
import { timestampVerdict } from "../report/timestamp-verdict";
import type { NamedSignature } from "../report/valid-signers";
import { addEvidence } from "./add-evidence";
import { findChange, newComparing } from "./added-after";
import { type ByteRange, RangeDigests, readByteRange } from "./byte-range";
import type { Certification } from "./certification";
import { withCoverWarnings } from "./covered-text";
import { newBudget } from "./object-budget";
import { isTimestampField, type ReadField, readField, readSubFilter } from "./read-field";
import { readContents } from "./read-pdf-signature";
import { type Reach, withLooks } from "./reach";
import type { SignatureField } from "./signature-fields";

/** A validated signature or document time-stamp, with the end of the bytes it covers; -1 where that is unknown. */
export type ValidatedField = { end: number } & (
  (NamedSignature & { timestamp?: undefined }) | { timestamp: DocumentTimestamp; signature?: undefined }
);

type ToValidate = {
  path: string;
  revision: PdfRevision;
  fields: SignatureField[];
  certification: Certification | undefined;
  /** The identities of the signatures that the source had. */
  earlier: ReadonlySet<string>;
};

/**
 * Validates the signature in each field.
 *
 * @returns the signatures in the order in which they were added to the file, and what could be requested about
 *   time-stamps
 * @throws {TooComplex} when it exceeds the file's budget
 */
export async function validateFields(
  source: PdfSource,
  { path, revision, fields, certification, earlier }: ToValidate,
  context: ValidationContext,
): Promise<{ checked: ValidatedField[]; queries: EvidenceQuery[] }> {
  source.budget.spend("signatures", fields.length);
  const comparing = newComparing(revision, newBudget(), certification?.permission);
  // Time-stamps and validation data are no changes, whatever is permitted (ISO 32000-2, table 257).
  const signedAfter = (end: number) =>
    fields.some((field) => {
      const range = readByteRange(field.dictionary, source.size).byteRange;
      return !isTimestampField(field) && range !== undefined && range.end > end;
    });
  const reachOf = async (byteRange: ByteRange | undefined, contents: Buffer): Promise<Reach> => {
    const identity = cmsIdentity(contents);
    const change = byteRange && (await findChange(source, byteRange.end, revision, comparing));
    const added = change?.addition ?? null;
    const isCertified = certification?.permission === 1 && certification.identity === identity;
    const permitsNothing = isCertified || change?.permitsNothing;
    const isForbidden = permitsNothing && signedAfter(byteRange?.end ?? 0);
    return {
      end: byteRange?.end ?? -1,
      isVisible: change?.isVisible ?? false,
      found: {
        coversEverything: byteRange?.end === source.size,
        addedAfter: isForbidden && added === "signatures" ? "not_permitted" : added,
        ...(earlier.has(identity) && { earlier: true }),
      },
    };
  };
  const endOf = ({ dictionary }: SignatureField) =>
    readByteRange(dictionary, source.size).byteRange?.end ?? -1;
  const digests = new RangeDigests(source);
  const inOrder: FieldWithReach[] = [];
  for (const field of fields.toSorted((left, right) => endOf(left) - endOf(right))) {
    const read = await readField(source, field, digests);
    inOrder.push({ ...read, reach: await reachOf(read.byteRange, readContents(field.dictionary)) });
  }
  const { fields: withEvidence, about } = await addEvidence(source, inOrder, revision);
  const { compareLooks, findCoveredText } = context;
  const warned = await withCoverWarnings(path, revision.objects, withEvidence, findCoveredText);
  const compared = await withLooks(path, warned, compareLooks);
  const known = { ...context, budget: source.budget };
  const { conclusions, queries } = concludeTimestamps([...about.stamps.values()], about, known);
  const conclusionOf = (token: ReadToken) => {
    const stamp = about.stamps.get(token);
    return stamp && conclusions.get(stamp);
  };
  return { checked: compared.map((each) => judgeField(each, { context: known, conclusionOf })), queries };
}

type FieldWithReach = ReadField & { reach: Reach };

type Judging = {
  context: ValidationContext;
  conclusionOf: (token: ReadToken) => ConclusionTimestamp | undefined;
};

function judgeField(
  { field, reach: { end, found: reach }, read, token }: FieldWithReach,
  { context, conclusionOf }: Judging,
): ValidatedField {
  const place = withoutPersonalCodes(field.name);
  if (token) return { end, timestamp: { place, ...timestampVerdict(token, conclusionOf(token)), ...reach } };
  const { personalCode, certificateBytes, queries, ...verdict } = judgeSignature(read, context);
  const kind = readSubFilter(field.dictionary);
  return { end, personalCode, certificateBytes, queries, signature: { place, kind, ...verdict, ...reach } };
}
