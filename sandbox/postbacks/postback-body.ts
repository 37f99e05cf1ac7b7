import { describeCertificate } from "../pki/describe-certificate";
import { formatPostbackTime, formatStatusTime } from "../signing/gateway-time";
import type { Signature } from "../store/signatures";
import type { Signing } from "../store/signings";

/** What the gateway tells when somebody signed (the gateway's document, "Postback"). */
export function signedPostback(origin: string, signing: Signing, signature: Signature) {
  return {
    status: "ok",
    token: signing.token,
    action: "signer_signed",
    signer: signature.signerId,
    signer_info: {
      code: signature.code,
      ...(signature.phone === null ? {} : { phone: signature.phone }),
      country_code: signature.country,
      signing_option: signature.method,
      type: "qes",
      signing_time: formatPostbackTime(signature.signedAt),
      certificate: describeCertificate(signature.certificate),
    },
    file: `${downloadUrl(origin, signing.token)}/${encodeURIComponent(signature.signerId ?? "")}`,
    file_digest: signature.fileDigest,
    valid_to: formatStatusTime(signing.expiresAt),
    signature_id: signature.id,
  };
}

/** What the gateway tells when everybody signed; `last` is the signature over the whole file. */
export function completedPostback(origin: string, signing: Signing, last: Signature) {
  return {
    status: "ok",
    token: signing.token,
    action: "signing_completed",
    file: downloadUrl(origin, signing.token),
    file_digest: last.fileDigest,
    valid_to: formatStatusTime(signing.expiresAt),
  };
}

/** Where the signed file of a completed signing is fetched. */
export const downloadUrl = (origin: string, token: string) => `${origin}/api/signing/${token}/download`;
