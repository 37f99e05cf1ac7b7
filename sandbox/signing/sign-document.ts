import { sha256Hex } from "../cms/sha256";
import { signPdf } from "../pades/sign-pdf";
import type { Person } from "../pki/person";
import { completedPostback, signedPostback } from "../postbacks/postback-body";
import type { Sandbox } from "../sandbox";
import type { Session } from "../store/sessions";
import type { Signature } from "../store/signatures";
import type { Signer } from "../store/signers";
import type { Signing } from "../store/signings";
import { newSignatureId } from "../tokens";
import { findTestIdentity } from "./test-identity";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "authority" | "postbacks" | "origin">;

/**
 * Signs a signing's newest file for the signer of a session, and records all that follows from it at once: the session's
 * end, the signature, perhaps the completion, and the postbacks about both.
 *
 * The caller holds the signing's lock; two signers would otherwise sign the same version.
 */
export async function signDocument(parts: Parts, session: Session): Promise<void> {
  const { store, vault, clock, authority } = parts;
  const signing = store.signings.find(session.signingToken);
  const signer = store.signers.findById(session.signingToken, session.signerId);
  if (!signing || !signer) throw new Error("The signing of this session is gone.");
  const version = store.signatures.list(signing.token).length + 1;
  const signedAt = clock.now();
  const id = newSignatureId();
  const cmsSigner = await authority.signerFor(personOf(session, signer));
  const signed = await signPdf(await vault.readVersion(signing.token, version - 1), {
    signer: cmsSigner,
    timeStamp: (value) => authority.timeStamp(value, signedAt),
    fieldName: id,
    name: `${signer.details.name} ${signer.details.surname}`,
    reason: reasonOf(signer.details.signing_purpose),
    signedAt,
  });
  await vault.saveVersion(signing.token, version, signed);
  const { method, code, country, phone } = session;
  recordSignature(parts, session, signing, {
    id,
    signingToken: signing.token,
    signerId: signer.id,
    version,
    method,
    code,
    country,
    phone,
    certificate: cmsSigner.certificate,
    fileDigest: sha256Hex(signed),
    signedAt: signedAt.getTime(),
  });
}

function recordSignature(parts: Parts, session: Session, signing: Signing, signature: Signature) {
  const { store, postbacks } = parts;
  const origin = parts.origin();
  store.transaction(() => {
    store.signatures.insert(signature);
    store.sessions.finish(session.id);
    postbacks.enqueue(signing, signedPostback(origin, signing, signature));
    if (store.signatures.list(signing.token).length < store.signers.list(signing.token).length) return;
    store.signings.setStatus(signing.token, "completed");
    postbacks.enqueue(signing, completedPostback(origin, signing, signature));
  });
  postbacks.wake();
}

/** Published test identities have a name of their own; everybody else has the one the caller gave. */
function personOf({ method, country, code }: Session, { details }: Signer): Person {
  const published = findTestIdentity({ method, country, code })?.person;
  return {
    country,
    code,
    name: published?.name ?? details.name,
    surname: published?.surname ?? details.surname,
  };
}

/** The purpose as words: "registration-of-incoming-documents" reads "Registration of incoming documents". */
function reasonOf(purpose: string): string {
  const words = purpose.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
