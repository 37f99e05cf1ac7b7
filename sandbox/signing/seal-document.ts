import type { Sandbox } from "../parts/sandbox";
import type { Signing } from "../store/signings";
import { purposeWords } from "./purpose-words";
import { recordSignature } from "./record-signature";
import { signLatestFile } from "./sign-document";
import type { SignerDetails } from "../domain/signer-details";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "authority" | "postbacks" | "origin">;

/** The fields of a seal request (docs/gateway.md#seals). */
export type SealRequest = Pick<SignerDetails, "pdf"> & { name: string; signing_purpose?: string | undefined };

/**
 * Seals a signing's latest file with the certificate of the organisation of this name. The caller must hold the
 * signing's lock.
 */
export async function sealDocument(parts: Parts, signing: Signing, request: SealRequest): Promise<void> {
  const made = await signLatestFile(parts, signing, await parts.authority.sealFor(request.name), {
    name: request.name,
    reason: purposeWords(request.signing_purpose ?? "seal"),
    details: { pdf: request.pdf },
  });
  const noPerson = { signerId: null, method: null, code: null, country: null, phone: null };
  await recordSignature(parts, signing, { ...made.signature, ...noPerson }, made.file);
}
