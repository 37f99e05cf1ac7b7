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
    people.set(signature.certificate.fingerprint, { name: nameOf(signature.signer), code });
  }
  return [...people.values()];
}

const nameOf = ({ commonName, givenName, surname }: NonNullable<ValidatedSignature["signer"]>) =>
  givenName && surname ? `${givenName} ${surname}` : commonName;

/**
 * The signatures for the report, with the people behind them numbered: a person who signed with two certificates is
 * one, if both have the same name and code. Without a code, only the certificate tells people apart.
 */
export function withPeopleNumbered(signatures: readonly NamedSignature[]): ValidatedSignature[] {
  const numbers = new Map<string, number>();
  return signatures.map(({ signature, personalCode: code }) => {
    const { signer, certificate } = signature;
    if (!signer || !certificate) return signature;
    const key = code ? `${nameOf(signer).toLowerCase()} ${code}` : certificate.fingerprint;
    const person = numbers.get(key) ?? numbers.size;
    numbers.set(key, person);
    return { ...signature, person };
  });
}
