import { keepSigner, removeSigner } from "@/db/repositories/signer-changes";
import { setSignerToken } from "@/db/repositories/signer-progress";
import type { SignerWork } from "@/db/repositories/signers";
import type { GatewaySigner, GatewaySigningStatus } from "@/lib/gateway/contract";
import { GatewayError } from "@/lib/gateway/gateway-error";
import { gatewaySigner } from "./gateway-signer";
import { mailWithdrawn } from "@/lib/mail/signing-mails";
import { required } from "@/lib/base/required";
import {
  type Step,
  type StepEvent,
  signerEvent,
  type StepInput,
  type StepOutcome,
} from "@/lib/signing/rules/step";
import { ended, newlySigned, withSignatures } from "./signing-progress";

const maxRepeats = 3;

type Checked = StepInput & { status: GatewaySigningStatus; signed: SignerWork[] };

/**
 * Makes one of the sender's changes to the signers at the gateway. People are added before others are removed,
 * because a signing with no signer left completes. The status is checked first each time: people who have signed by
 * then stay, and an earlier attempt whose answer was lost is recognized.
 */
export const changeSigners: Step = async (input) => {
  const { context, signers, signal } = input;
  const status = await context.gateway.getSigningStatus(tokenOf(input), { signal });
  const signed = newlySigned(input, status);
  const over = ended(input, status);
  if (over) return withSignatures(input, signed, over);
  const checked = { ...input, status, signed };
  const added = signers.find(({ sealedToken }) => !sealedToken);
  const leaving = signers.find(({ withdrawnAt }) => withdrawnAt);
  const outcome = added
    ? await add(checked, added)
    : await remove(checked, required(leaving, "signer to remove"));
  return withSignatures(input, signed, outcome);
};

const tokenOf = ({ work }: StepInput) => required(work.gatewayToken, "gateway token");

const hasSigned = ({ signed }: Checked, signer: SignerWork) =>
  signer.signedAt !== null || signed.includes(signer);

/** Whether everyone else has signed, so that removing this signer would complete the signing at the gateway. */
const isLast = (checked: Checked, signer: SignerWork) =>
  checked.signers.every((other) => other === signer || hasSigned(checked, other));

const isListed = ({ status }: Checked, gatewayId: string) => status.signers[gatewayId] !== undefined;

const isRefusal = (error: unknown) => error instanceof GatewayError && error.failure === "refused";

/** An earlier attempt may have removed them: the gateway then refuses, and does not list this person. */
async function removeAtGateway(checked: Checked, gatewayId: string): Promise<void> {
  const { context, work, signal } = checked;
  try {
    await context.gateway.removeSigner(tokenOf(checked), gatewayId, { signal });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (!isListed(checked, gatewayId)) return;
    // They may have signed since the status was checked: the next attempt sees it.
    if (work.failures < maxRepeats) throw new GatewayError("unavailable", "removeSigner", { cause: error });
    throw error;
  }
}

async function add(checked: Checked, added: SignerWork): Promise<StepOutcome> {
  const { context, signers } = checked;
  const replaced = signers.find(({ id }) => id === added.replacesId);
  if (replaced && hasSigned(checked, replaced)) {
    for (const id of [placeholderId(added), added.gatewayId])
      if (isListed(checked, id)) await removeAtGateway(checked, id);
    return notAddedOutcome(checked, added, replaced);
  }
  if (isListed(checked, added.gatewayId))
    return addedOutcome(checked, added, await tokenByPlaceholder(checked, added));
  try {
    const signer = gatewaySigner(added, context.sealer);
    return addedOutcome(checked, added, await tokenByAdding(checked, signer, added.gatewayId));
  } catch (error) {
    if (isRefusal(error))
      return notAddedOutcome(checked, added, replaced, [signerEvent("signer.refused", added)]);
    throw error;
  }
}

/** Adds a signer at the gateway, which returns the tokens of all signers; returns the token of `gatewayId`. */
async function tokenByAdding(checked: Checked, signer: GatewaySigner, gatewayId: string): Promise<string> {
  const { context, signal } = checked;
  const tokens = await context.gateway.addSigner(tokenOf(checked), signer, { signal });
  const token = tokens[gatewayId];
  if (!token) throw new GatewayError("contract", "addSigner", { cause: new Error("No token came.") });
  return token;
}

const placeholderId = ({ gatewayId }: SignerWork) => `${gatewayId}-stand-in`;

/**
 * The token of a signer who was added by a call whose answer was lost. They may be the last to sign, so they cannot
 * be removed and added again: the gateway would complete the signing without them. A placeholder is added and removed
 * instead.
 */
async function tokenByPlaceholder(checked: Checked, added: SignerWork): Promise<string> {
  const id = placeholderId(added);
  if (isListed(checked, id)) await removeAtGateway(checked, id); // left by an interrupted attempt
  const { name, surname, purpose } = added;
  const token = await tokenByAdding(checked, { id, name, surname, purpose }, added.gatewayId);
  await removeAtGateway(checked, id);
  return token;
}

const addedOutcome = ({ context }: Checked, added: SignerWork, token: string): StepOutcome => ({
  events: [signerEvent("signer.added", added)],
  async writes(tx) {
    const sealedToken = context.sealer.seal("signer.token", token);
    await setSignerToken(tx, { signerId: added.id, sealedToken });
  },
  next: "now",
});

/** The new signer is not added, so the one whom they were to replace stays. */
function notAddedOutcome(
  { context }: Checked,
  added: SignerWork,
  replaced: SignerWork | undefined,
  events: StepEvent[] = [],
): StepOutcome {
  return {
    events: [...events, ...(replaced ? [signerEvent("signer.kept", replaced)] : [])],
    async writes(tx) {
      await removeSigner(tx, { signerId: added.id, now: context.now() });
      if (replaced) await keepSigner(tx, replaced.id);
    },
    next: "now",
  };
}

async function remove(checked: Checked, leaving: SignerWork): Promise<StepOutcome> {
  const { context, work } = checked;
  if (hasSigned(checked, leaving) || isLast(checked, leaving))
    return {
      events: [signerEvent("signer.kept", leaving)],
      writes: (tx) => keepSigner(tx, leaving.id),
      next: "now",
    };
  await removeAtGateway(checked, leaving.gatewayId);
  return {
    events: [signerEvent("signer.removed", leaving)],
    async writes(tx) {
      await removeSigner(tx, { signerId: leaving.id, now: context.now() });
      await mailWithdrawn(tx, context, work, leaving);
    },
    next: "now",
  };
}
