import { describeCertificate } from "../pki/describe-certificate";
import { formatPostbackTime, formatStatusTime } from "../domain/gateway-time";
import type { Signature } from "../store/signatures";
import { signatureTypeOf } from "../pki/signature-type";
import type { Signing } from "../store/signings";

/** The postback after a signature (docs/gateway.md#postbacks). */
export function signedPostback(origin: string, signing: Signing, signature: Signature) {
  return {
    status: "ok",
    token: signing.token,
    action: "signer_signed",
    signer: signature.signerId,
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
    valid_to: formatStatusTime(signing.expiresAt),
    signature_id: signature.id,
  };
}

/** The postback after the last signature. @param fileDigest of the file with all signatures */
export const completedPostback = (origin: string, signing: Signing, fileDigest: string) =>
  filePostback("signing_completed", origin, signing, fileDigest);

/** The postback after archiving. @param fileDigest of the file with its long-term data */
export const archivedPostback = (origin: string, signing: Signing, fileDigest: string) =>
  filePostback("signing_archived", origin, signing, fileDigest);

/** The postback after archiving has failed; the file is unchanged. */
export const archiveFailedPostback = ({ token }: Signing) => ({
  status: "ok",
  token,
  action: "signing_archive_failed",
});

function filePostback(action: string, origin: string, signing: Signing, fileDigest: string) {
  return {
    status: "ok",
    token: signing.token,
    action,
    file: downloadUrl(origin, signing.token),
    file_digest: fileDigest,
    valid_to: formatStatusTime(signing.expiresAt),
  };
}

/** The address of a completed signing's file. */
export const downloadUrl = (origin: string, token: string) => `${origin}/api/signing/${token}/download`;
