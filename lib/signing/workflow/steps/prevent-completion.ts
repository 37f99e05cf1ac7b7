import type { GatewaySigningStatus } from "@/lib/gateway/contract";
import { isFinalAnswer } from "@/lib/gateway/gateway-error";
import { required } from "@/lib/base/required";
import type { StepInput } from "@/lib/signing/rules/step";

const placeholderId = ({ work }: StepInput) => `${work.id}-stand-in`;

/**
 * Adds a placeholder signer, who never signs: until it is removed, the gateway cannot complete the signing between a
 * status check and a deletion. The gateway may refuse it, for example because everyone has signed by now: what the
 * status says after that counts.
 */
export async function preventCompletion(input: StepInput, gatewayToken: string): Promise<void> {
  const { context, signers, signal } = input;
  const { name, surname, purpose } = required(signers[0], "signer");
  const placeholder = { id: placeholderId(input), name, surname, purpose };
  await ignoreFinalAnswer(context.gateway.addSigner(gatewayToken, placeholder, { signal }));
}

/** Whether the placeholder is among the signers, so that the signing cannot complete. */
export const isBlocked = (input: StepInput, { signers }: GatewaySigningStatus): boolean =>
  signers[placeholderId(input)] !== undefined;

/** Whether everyone else whom the gateway knows has signed. */
export function hasEveryoneSigned(input: StepInput, { signers }: GatewaySigningStatus): boolean {
  const { [placeholderId(input)]: _, ...people } = signers;
  return Object.keys(people).length > 0 && Object.values(people).every(({ hasSigned }) => hasSigned);
}

/** Removes the placeholder, and the gateway completes the signing. An earlier attempt may have removed it. */
export async function letComplete(input: StepInput, gatewayToken: string): Promise<void> {
  const { context, signal } = input;
  await ignoreFinalAnswer(context.gateway.removeSigner(gatewayToken, placeholderId(input), { signal }));
}

async function ignoreFinalAnswer(call: Promise<unknown>): Promise<void> {
  await call.catch((error: unknown) => {
    if (!isFinalAnswer(error)) throw error;
  });
}
