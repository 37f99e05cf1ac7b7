import { describeCertificate } from "../pki/describe-certificate";
import { downloadUrl } from "../postbacks/postback-body";
import type { Sandbox } from "../parts/sandbox";
import { formatStatusTime } from "../domain/gateway-time";
import { signatureTypeOf } from "../pki/signature-type";
import type { Signature } from "../store/signatures";
import type { Signer } from "../store/signers";
import type { Signing } from "../store/signings";

/** The answer to the status call (docs/gateway.md#status), which includes the file only once everybody has signed. */
export function signingStatus(
  { store, authority }: Pick<Sandbox, "store" | "authority">,
  signing: Signing,
  origin: string,
) {
  const signatures = store.signatures.list(signing.token);
  const signers = store.signers
    .list(signing.token)
    .map((signer) => [signer.id, signerStatus(signer, signatures)]);
  const last = signatures.at(-1);
  return {
    status: signing.status,
    signers: Object.fromEntries(signers) as Record<string, ReturnType<typeof signerStatus>>,
    ...(isFinished(signing) && last
      ? {
          file: downloadUrl(origin, signing.token),
          file_digest: signing.archiveDigest ?? last.fileDigest,
          valid_to: formatStatusTime(authority.stampsValidUntil().getTime()),
          structure: { signatures: signatures.map(describeSignature) },
        }
      : {}),
  };
}

/** Whether everybody has signed, so that the file can be downloaded. */
export const isFinished = ({ status }: Signing) => status === "completed" || status === "archived";

function signerStatus({ id, declinedAt }: Signer, signatures: Signature[]) {
  const signature = signatures.find(({ signerId }) => signerId === id);
  if (!signature) return { status: declinedAt === null ? "pending" : "failed" };
  return { status: "signed", signing_time: formatStatusTime(signature.signedAt), signature_id: signature.id };
}

function describeSignature({ certificate }: Signature) {
  const { country, surname, name, serial_number } = describeCertificate(certificate).subject;
  return {
    type: signatureTypeOf(certificate),
    certificate: { subject: { country, surname, name, serial_number } },
  };
}
