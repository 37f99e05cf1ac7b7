import { PDFDict, PDFName } from "@cantoo/pdf-lib";
import { openPdf, type OpenPdf } from "../pades/open-pdf";
import { readSignatures, type EmbeddedSignature } from "../pades/read-signatures";
import { validateCertificate } from "./validate-certificate";
import { verifyTimeStamp, verifyCms } from "./verify-cms";
import type { SignatureLevel, VerifiedSignature } from "./verified-signature";

/**
 * Verifies every signature of a PDF: byte range, digest, value, certificate and time-stamps.
 *
 * @param authorities certificates, as DER, that the sandbox trusts
 * @param now when a signature without a time-stamp or a signing time counts as made
 * @throws {UnusablePdfError} when the file is encrypted or cannot be read
 */
export async function verifyPdf(
  pdf: Buffer,
  authorities: readonly Buffer[],
  now: Date,
): Promise<VerifiedSignature[]> {
  const document = openPdf(pdf);
  const found = readSignatures(document);
  const verified: VerifiedSignature[] = [];
  for (const signature of found) verified.push(await verifyOne(pdf, signature, { authorities, now }));
  const stamp = verified.find(({ kind, problem }) => kind === "document_time_stamp" && problem === undefined);
  return verified.map((signature) => ({
    ...signature,
    level: levelOf(signature, document, stamp !== undefined),
  }));
}

async function verifyOne(
  pdf: Buffer,
  signature: EmbeddedSignature,
  { authorities, now }: { authorities: readonly Buffer[]; now: Date },
): Promise<VerifiedSignature> {
  const { byteRange, contents, claimedTime, fieldName, subFilter } = signature;
  const base = { id: fieldName, signingTime: claimedTime, level: "B-B" as const };
  if (!isWholeRange(pdf, signature)) {
    const problem = "The byte range does not cover everything but the signature's own value.";
    const unknown = { certificate: undefined, isTrusted: false, timeStampedAt: undefined, coversAll: false };
    return { ...base, ...unknown, kind: "signature", problem };
  }
  const [, firstLength = 0, secondStart = 0, secondLength = 0] = byteRange;
  const end = secondStart + secondLength;
  const covered = Buffer.concat([pdf.subarray(0, firstLength), pdf.subarray(secondStart, end)]);
  const coversAll = end === pdf.length;
  if (subFilter === "ETSI.RFC3161") {
    const stampedAt = await verifyTimeStamp(contents, covered);
    const problem = stampedAt ? undefined : "The document time-stamp does not hold.";
    const stamp = { certificate: undefined, isTrusted: false, timeStampedAt: stampedAt, coversAll };
    return { ...base, ...stamp, kind: "document_time_stamp", problem };
  }
  const cms = await verifyCms(contents, covered);
  const at = cms.timeStampedAt ?? claimedTime ?? now;
  const trust = validateCertificate(cms.certificate, authorities, at);
  return {
    ...{ ...base, ...trust, coversAll, kind: "signature" },
    ...{ certificate: cms.certificate, timeStampedAt: cms.timeStampedAt },
    problem: cms.problem ?? trust.problem,
  };
}

/** Whether the gap between the two parts is exactly the value, and hides no unsigned bytes. */
function isWholeRange(pdf: Buffer, { byteRange, contents }: EmbeddedSignature): boolean {
  const [start, firstLength = NaN, secondStart = NaN, secondLength = NaN, ...more] = byteRange;
  const areOffsets = [firstLength, secondStart, secondLength].every(
    (part) => Number.isInteger(part) && part >= 0,
  );
  if (start !== 0 || !areOffsets || more.length > 0 || secondStart + secondLength > pdf.length) return false;
  const gap = pdf.toString("latin1", firstLength, secondStart);
  return (
    /^<[0-9A-Fa-f\s]*>$/.test(gap) && Buffer.from(gap.slice(1, -1).replace(/\s/g, ""), "hex").equals(contents)
  );
}

function levelOf(signature: VerifiedSignature, { catalog }: OpenPdf, isStamped: boolean): SignatureLevel {
  if (signature.timeStampedAt === undefined) return "B-B";
  const store = catalog.lookup(PDFName.of("DSS"));
  const hasRevocation =
    store instanceof PDFDict && (store.has(PDFName.of("CRLs")) || store.has(PDFName.of("OCSPs")));
  if (!hasRevocation) return "B-T";
  return isStamped ? "B-LTA" : "B-LT";
}
