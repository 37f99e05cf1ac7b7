import { describeCertificate } from "../pki/describe-certificate";
import type { Sandbox } from "../parts/sandbox";
import { formatPostbackTime, formatStatusTime } from "../domain/gateway-time";
import type { Signature } from "../store/signatures";
import { signatureTypeOf } from "../pki/signature-type";
import type { Signing } from "../store/signings";

/** Where signed files are downloaded, and until when they can be verified. */
type FileSource = { origin: string; validTo: number };

/** The source of this sandbox's files: `valid_to` is the end of the time-stamp's certificate. */
export const fileSource = ({ origin, authority }: Pick<Sandbox, "origin" | "authority">): FileSource => ({
  origin: origin(),
  validTo: authority.stampsValidUntil().getTime(),
});

/** The postback after a signature (docs/gateway.md#postbacks). */
export function signedPostback({ origin, validTo }: FileSource, signing: Signing, signature: Signature) {
  return {
    status: "ok",
    token: signing.token,
    action: "signer_signed",
    signer: signerInPostback(signature.signerId ?? ""),
    signer_info: {
      code: signature.code ?? "",
      ...(signature.phone === null ? {} : { phone: signature.phone }),
      country_code: signature.country,
      signing_option: signature.method,
      type: signatureTypeOf(signature.certificate),
      signing_time: formatPostbackTime(signature.signedAt),
      certificate: describeCertificate(signature.certificate),
    },
    file: `${downloadUrl(origin, signing.token)}/${encodeURIComponent(signature.signerId ?? "")}`,
    file_digest: signature.fileDigest,
    valid_to: formatStatusTime(validTo),
    signature_id: signature.id,
  };
}

/** An id of digits is a JSON number in postbacks (docs/gateway.md#postbacks). */
const signerInPostback = (id: string) => (/^(0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id);

/** The postback after the last signature. @param fileDigest of the file with all signatures */
export const completedPostback = (source: FileSource, signing: Signing, fileDigest: string) =>
  filePostback("signing_completed", source, signing, fileDigest);

/** The postback after archiving. @param fileDigest of the file with its long-term data */
export const archivedPostback = (source: FileSource, signing: Signing, fileDigest: string) =>
  filePostback("signing_archived", source, signing, fileDigest);

/** The postback after archiving has failed; the file is unchanged. */
export const archiveFailedPostback = ({ token }: Signing) => ({
  status: "ok",
  token,
  action: "signing_archive_failed",
});

function filePostback(action: string, { origin, validTo }: FileSource, signing: Signing, fileDigest: string) {
  return {
    status: "ok",
    token: signing.token,
    action,
    file: downloadUrl(origin, signing.token),
    file_digest: fileDigest,
    valid_to: formatStatusTime(validTo),
  };
}

/** The address of a completed signing's file. */
export const downloadUrl = (origin: string, token: string) => `${origin}/api/signing/${token}/download`;
