import type { SignerDetails } from "../domain/signer-details";

/** A signing purpose as text: "registration-of-incoming-documents" becomes "Registration of incoming documents". */
export function purposeWords(purpose: string): string {
  const words = purpose.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why a signer signs, for the signature: the reason of `pdflt`, or else the purpose. */
export const reasonOf = ({ pdflt, signing_purpose }: SignerDetails): string =>
  pdflt?.reason ?? purposeWords(signing_purpose);
