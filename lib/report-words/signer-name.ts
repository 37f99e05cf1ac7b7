import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";

/** The name of a signature's holder as a reader would say it; `undefined` if the signature names no one. */
export function signerName({ signer }: Pick<ValidatedSignature, "signer">): string | undefined {
  const given = [signer?.givenName, signer?.surname].filter(Boolean).join(" ");
  return given || signer?.commonName || undefined;
}
