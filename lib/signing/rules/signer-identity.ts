import type { SignerWork } from "@/db/repositories/signers";
import type { Sealer } from "@/lib/base/secrets/seal";
import { fullName } from "@/lib/domain/people/full-name";
import type { Identity } from "@/lib/domain/validation/identity-difference";

/** A signer to be compared with certificates. The personal code is unsealed only for that, and stored nowhere. */
export const identityOf = (
  { name, surname, sealedPersonalCode: sealed }: Pick<SignerWork, "name" | "surname" | "sealedPersonalCode">,
  sealer: Sealer,
): Identity => ({
  name: fullName({ name, surname }),
  code: sealed ? sealer.open("signer.personalCode", sealed) : null,
});
