import type { CmsSigner } from "../cms/signed-data";
import { containerScheme, holderKeyOf, type HolderKey } from "../pki/holder-key";
import type { Person } from "../pki/person";
import type { Sandbox } from "../parts/sandbox";
import type { Session } from "../store/sessions";
import type { Signer } from "../store/signers";
import type { Signing } from "../store/signings";
import { newSignatureId } from "../base/tokens";
import type { SignatureRequest } from "../domain/document-format";
import { isContainerType } from "../domain/signing-type";
import { addEvidence } from "./add-evidence";
import { formatOf } from "./format-of";
import { latestVersion } from "./latest-version";
import { reasonOf } from "./purpose-words";
import { recordSignature } from "./record-signature";
import { findTestIdentity } from "./test-identity";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "authority" | "postbacks" | "origin">;

/**
 * Signs a signing's latest file for the signer of a session, and finishes the session in the transaction that records
 * the signature. The caller must hold the signing's lock, as two signers must not sign the same version.
 */
export async function signDocument(parts: Parts, session: Session): Promise<void> {
  const { store, authority } = parts;
  const signing = store.signings.find(session.signingToken);
  const signer = store.signers.findById(session.signingToken, session.signerId);
  if (!signing || !signer) throw new Error("The signing of this session is gone.");
  const keyHolder = await authority.signerFor(personOf(session, signer), keyOf(signing, session));
  const made = await signLatestFile(parts, signing, keyHolder, {
    name: `${signer.details.name} ${signer.details.surname}`,
    reason: reasonOf(signer.details),
    details: signer.details,
  });
  const { method, code, country, phone } = session;
  const signature = { ...made.signature, signerId: signer.id, method, code, country, phone };
  await recordSignature(parts, signing, signature, made.file, () => store.sessions.finish(session.id));
}

/** Creates the next version of a signing's file, signed with one of the sandbox's keys. */
export async function signLatestFile(
  parts: Parts,
  signing: Signing,
  keyHolder: CmsSigner,
  texts: Pick<SignatureRequest, "name" | "reason" | "details">,
) {
  const { vault, clock, authority } = parts;
  const format = formatOf(signing.type);
  const version = latestVersion(parts, signing) + 1;
  const file = await vault.readVersion(signing.token, version - 1);
  const signedAt = clock.now();
  const id = newSignatureId();
  const { certificate, chain, scheme } = keyHolder;
  const prepared = await format.prepare(file, { ...texts, id, certificate, chain, scheme, signedAt });
  const value = await keyHolder.sign(prepared.toBeSigned);
  const signed = await format.finish(file, prepared.draft, value, (bytes) =>
    authority.timeStamp(bytes, signedAt),
  );
  const { file: extended, lacksEvidence } = await addEvidence(parts, signing, signed, { id, certificate });
  return {
    file: extended,
    signature: { id, version, certificate, signedAt: signedAt.getTime(), lacksEvidence },
  };
}

/** The key of the session's method. */
function keyOf({ type }: Signing, { method, country }: Session): HolderKey {
  const key = holderKeyOf({ method, country });
  return isContainerType(type) ? { ...key, scheme: containerScheme(key) } : key;
}

/**
 * The holder of the certificate for a session: a published test identity has its published name, anyone else the name
 * given by the caller.
 */
function personOf({ method, country, code }: Session, { details }: Signer): Person {
  const published = findTestIdentity({ method, country, code })?.person;
  return {
    country,
    code,
    name: published?.name ?? details.name,
    surname: published?.surname ?? details.surname,
  };
}
