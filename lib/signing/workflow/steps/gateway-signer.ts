import type { SignerWork } from "@/db/repositories/signers";
import { profilePurposes } from "@/lib/domain/people/own-profile";
import type { GatewaySigner } from "@/lib/gateway/client";
import type { Sealer } from "@/lib/base/secrets/seal";

/** A signer as sent to the gateway: what the sender entered, else what the signer entered in their profile. */
export function gatewaySigner(signer: SignerWork, sealer: Sealer): GatewaySigner {
  const code = personalCodeOf(signer, sealer);
  const phone = phoneOf(signer, sealer);
  const country = signer.country ?? signer.ownCountry;
  return {
    id: signer.gatewayId,
    name: signer.name,
    surname: signer.surname,
    signing_purpose: signer.purpose,
    signing_options: signer.methods,
    ...(code && { code }),
    ...(country && { country_code: country }),
    ...(phone && { phone }),
  };
}

function personalCodeOf({ sealedPersonalCode, ownSealedPersonalCode }: SignerWork, sealer: Sealer) {
  if (sealedPersonalCode) return sealer.open("signer.personalCode", sealedPersonalCode);
  return ownSealedPersonalCode && sealer.open(profilePurposes.personalCode, ownSealedPersonalCode);
}

function phoneOf({ sealedPhone, ownSealedPhone }: SignerWork, sealer: Sealer) {
  if (sealedPhone) return sealer.open("signer.phone", sealedPhone);
  return ownSealedPhone && sealer.open(profilePurposes.phone, ownSealedPhone);
}
