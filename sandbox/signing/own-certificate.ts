import { X509Certificate } from "node:crypto";
import { sha256 } from "../cms/digest";
import { acceptSignatureValue, callersSchemeOf } from "../cms/signature-value";
import { describeCertificate } from "../pki/describe-certificate";
import type { Sandbox } from "../parts/sandbox";
import type { Signer } from "../store/signers";
import type { Signing } from "../store/signings";
import { newSignatureId } from "../base/tokens";
import { addEvidence } from "./add-evidence";
import { formatOf } from "./format-of";
import { latestVersion } from "./latest-version";
import { reasonOf } from "./purpose-words";
import { recordSignature } from "./record-signature";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "authority" | "postbacks" | "origin">;

/**
 * Reads a certificate sent by a caller: PEM, or base64 of PEM, of DER or of base64 DER. Undefined if it is invalid or
 * its key is not supported.
 */
export function readCertificate(text: string): Buffer | undefined {
  const decoded = Buffer.from(text, "base64");
  const candidates = [
    text,
    decoded.toString("latin1"),
    decoded,
    Buffer.from(decoded.toString("latin1"), "base64"),
  ];
  for (const candidate of candidates) {
    try {
      const { raw } = new X509Certificate(candidate);
      return callersSchemeOf(raw) === undefined ? undefined : raw;
    } catch {
      // Try the next encoding.
    }
  }
  return undefined;
}

/**
 * Prepares a signature to be made with the caller's own key, replacing the signer's earlier prepared signature. The
 * caller must hold the signing's lock.
 *
 * @returns the bytes to be signed, and their digest
 */
export async function prepareSignature(parts: Parts, signing: Signing, signer: Signer, certificate: Buffer) {
  const { store, vault, clock } = parts;
  const version = latestVersion(parts, signing);
  const signedAt = clock.now();
  const signatureId = newSignatureId();
  const scheme = callersSchemeOf(certificate);
  if (!scheme) throw new Error("A certificate with this kind of key was not refused.");
  const { toBeSigned, draft } = await formatOf(signing.type).prepare(
    await vault.readVersion(signing.token, version),
    {
      ...{ id: signatureId, certificate, chain: [], scheme, signedAt, details: signer.details },
      name: `${signer.details.name} ${signer.details.surname}`,
      reason: reasonOf(signer.details),
    },
  );
  store.prepared.put({
    ...{
      signingToken: signing.token,
      signerId: signer.id,
      signatureId,
      version,
      certificate,
      toBeSigned,
      draft,
    },
    signedAt: signedAt.getTime(),
  });
  return { toBeSigned, digest: sha256(toBeSigned) };
}

/** Why a signature value is rejected. */
export type ValueProblem = "notPrepared" | "documentChanged" | "notASignature";

/**
 * Completes a prepared signature with a value made by the caller's key. A rejected value changes nothing. The caller
 * must hold the signing's lock.
 *
 * @returns why the value is rejected; undefined if it is accepted
 */
export async function finishSignature(
  parts: Parts,
  signing: Signing,
  signer: Signer,
  value: Buffer,
): Promise<ValueProblem | undefined> {
  const { store, vault, authority } = parts;
  const prepared = store.prepared.find(signing.token, signer.id);
  if (!prepared) return "notPrepared";
  if (prepared.version !== latestVersion(parts, signing)) return "documentChanged";
  const accepted = acceptSignatureValue(prepared.certificate, prepared.toBeSigned, value);
  if (!accepted) return "notASignature";
  const file = await vault.readVersion(signing.token, prepared.version);
  const signed = await formatOf(signing.type).finish(file, prepared.draft, accepted, (bytes) =>
    authority.timeStamp(bytes, parts.clock.now()),
  );
  const { certificate, signedAt, signatureId: id } = prepared;
  const extended = await addEvidence(parts, signing, signed, { id, certificate });
  const { lacksEvidence } = extended;
  const version = prepared.version + 1;
  const signature = { id, version, certificate, signedAt, lacksEvidence, signerId: signer.id };
  const holder = { method: "stationary" as const, phone: null, ...holderOf(certificate, signer) };
  await recordSignature(parts, signing, { ...signature, ...holder }, extended.file, () =>
    store.prepared.remove(signing.token, signer.id),
  );
  return undefined;
}

/** The code and country in the certificate (ETSI EN 319 412-1, 5.1.3), or those given by the caller. */
function holderOf(certificate: Buffer, { details }: Signer) {
  const named = /^PNO([A-Z]{2})-(.+)$/.exec(describeCertificate(certificate).subject.serial_number);
  return {
    code: named?.[2] ?? details.code ?? null,
    country: named?.[1] ?? details.country_code ?? null,
  };
}
