import type { SignerWork } from "@/db/repositories/signers";
import { profilePurposes } from "@/lib/domain/people/own-profile";
import type { GatewaySigner } from "@/lib/gateway/contract";
import type { Sealer } from "@/lib/base/secrets/seal";

/** A signer as sent to the gateway: what the sender entered, else what the signer entered in their profile. */
export function gatewaySigner(signer: SignerWork, sealer: Sealer): GatewaySigner {
  return {
    id: signer.gatewayId,
    name: signer.name,
    surname: signer.surname,
    purpose: signer.purpose,
    methods: signer.methods,
    personalCode: personalCodeOf(signer, sealer) || undefined,
    country: (signer.country ?? signer.ownCountry) || undefined,
    phone: phoneOf(signer, sealer) || undefined,
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
