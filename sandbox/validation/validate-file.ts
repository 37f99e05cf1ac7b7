import { readContainer } from "../asic/read-container";
import { mediaTypeOfFile } from "../asic/container";
import type { Clock } from "../base/clock";
import type { Authority } from "../pki/authority";
import { describeCertificate } from "../pki/describe-certificate";
import { formatStatusTime } from "../domain/gateway-time";
import { isContainerType, type SigningType } from "../domain/signing-type";
import { signatureTypeOf } from "../pki/signature-type";
import type { VerifiedSignature } from "./verified-signature";
import { verifyPdf } from "./verify-pdf";

/**
 * Validates and describes a file's signatures, and lists a container's documents.
 *
 * @throws {UnusablePdfError} or {UnusableContainerError} when the file is not of its type
 */
export async function validateFile(
  { authority, clock }: { authority: Authority; clock: Clock },
  { type, bytes }: { type: SigningType; bytes: Buffer },
) {
  const certificates = await authority.issuers();
  const now = clock.now();
  if (!isContainerType(type))
    return { signatures: (await verifyPdf(bytes, certificates, now)).map(describe) };
  // The XML libraries load slowly and most runs verify no container.
  const { verifyContainer } = await import("./verify-container");
  const signatures = (await verifyContainer(bytes, certificates, now)).map(describe);
  const { files } = readContainer(bytes);
  return {
    signatures,
    files: files.map(({ name, bytes: content }) => ({
      name,
      media_type: mediaTypeOfFile(name),
      size: content.length,
    })),
  };
}

function describe(signature: VerifiedSignature) {
  const { id, kind, problem, certificate, isTrusted, signingTime, timeStampedAt, level, coversAll } =
    signature;
  return {
    id,
    kind,
    ...(certificate ? { type: signatureTypeOf(certificate) } : {}),
    valid: problem === undefined,
    ...(problem === undefined ? {} : { message: problem }),
    trusted: isTrusted,
    level,
    covers_whole_document: coversAll,
    ...(signingTime ? { signing_time: formatStatusTime(signingTime.getTime()) } : {}),
    ...(timeStampedAt ? { time_stamp: formatStatusTime(timeStampedAt.getTime()) } : {}),
    ...(certificate ? { certificate: describeCertificate(certificate) } : {}),
  };
}
