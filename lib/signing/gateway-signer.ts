import type { SignerWork } from "@/db/repositories/signers";
import type { GatewaySigner } from "@/lib/gateway/client";
import type { Sealer } from "@/lib/secrets/seal";

/** What the gateway is told of a signer. */
export function gatewaySigner(signer: SignerWork, sealer: Sealer): GatewaySigner {
  const { sealedPersonalCode, sealedPhone, country } = signer;
  return {
    id: signer.gatewayId,
    name: signer.name,
    surname: signer.surname,
    signing_purpose: signer.purpose,
    signing_options: signer.methods,
    ...(sealedPersonalCode && { code: sealer.open("signer.personalCode", sealedPersonalCode) }),
    ...(country && { country_code: country }),
    ...(sealedPhone && { phone: sealer.open("signer.phone", sealedPhone) }),
  };
}
