import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import type { SignatureVerdict } from "./signature-verdict";
import type { Identity } from "@/lib/domain/validation/identity-difference";

/** A validated signature with what the report must not contain: the certificate and the person's code in it. */
export type NamedSignature = { signature: ValidatedSignature } & Pick<
  SignatureVerdict,
  "personalCode" | "certificateBytes" | "queries"
>;

/** The people with a valid signature, one per certificate. */
export function validSigners(signatures: readonly NamedSignature[]): Identity[] {
  const people = new Map<string, Identity>();
  for (const { signature, personalCode: code } of signatures) {
    if (!signature.valid || !signature.signer || !signature.certificate) continue;
    const { commonName, givenName, surname } = signature.signer;
    const name = givenName && surname ? `${givenName} ${surname}` : commonName;
    people.set(signature.certificate.fingerprint, { name, code });
  }
  return [...people.values()];
}
