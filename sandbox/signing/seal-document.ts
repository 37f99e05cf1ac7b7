import type { Sandbox } from "../parts/sandbox";
import type { Signing } from "../store/signings";
import { purposeWords } from "./purpose-words";
import { recordSignature } from "./record-signature";
import { signNewestFile } from "./sign-document";
import type { SignerDetails } from "../domain/signer-details";

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "authority" | "postbacks" | "origin">;

/** An organisation's seal, as a caller asks for it (the gateway's document, "The rest of the API"). */
export type SealRequest = Pick<SignerDetails, "pdf"> & { name: string; signing_purpose?: string | undefined };

/**
 * Seals a signing's newest file with the certificate of an organisation of this name.
 *
 * The caller holds the signing's lock.
 */
export async function sealDocument(parts: Parts, signing: Signing, request: SealRequest): Promise<void> {
  const made = await signNewestFile(parts, signing, await parts.authority.sealFor(request.name), {
    name: request.name,
    reason: purposeWords(request.signing_purpose ?? "seal"),
    details: { pdf: request.pdf },
  });
  const nobody = { signerId: null, method: null, code: null, country: null, phone: null };
  await recordSignature(parts, signing, { ...made.signature, ...nobody }, made.file);
}
