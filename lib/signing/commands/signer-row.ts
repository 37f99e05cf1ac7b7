import type { NewSigner } from "@/lib/domain/signing/new-signing";
import type { WorkflowContext } from "../rules/workflow-context";

/** The row of a new signer, with the personal code and the phone sealed. */
export function signerRow({ sealer, keyedHash }: WorkflowContext, signer: NewSigner) {
  const { name, surname, email, country, personalCode, phone, purpose, methods } = signer;
  return {
    // Batch signing needs the same id for the same person in every signing (docs/gateway.md#signers).
    gatewayId: keyedHash.of("gateway signer", email),
    name,
    surname,
    email,
    country,
    sealedPersonalCode: personalCode ? sealer.seal("signer.personalCode", personalCode) : null,
    sealedPhone: phone ? sealer.seal("signer.phone", phone) : null,
    purpose,
    methods,
  };
}
