import type { CheckedSignature } from "@/lib/domain/check-report";
import type { Identity } from "@/lib/domain/identity-difference";

/** A checked signature with the code of its certificate, which only the comparison with those who were asked sees. */
export type NamedSignature = { signature: CheckedSignature; personalCode: string | null };

/** Who signed validly, each person once, by their certificate. */
export function signedAs(signatures: readonly NamedSignature[]): Identity[] {
  const people = new Map<string, Identity>();
  for (const { signature, personalCode: code } of signatures) {
    if (!signature.valid || !signature.signer || !signature.certificate) continue;
    const { commonName, givenName, surname } = signature.signer;
    const name = givenName && surname ? `${givenName} ${surname}` : commonName;
    people.set(signature.certificate.fingerprint, { name, code });
  }
  return [...people.values()];
}
