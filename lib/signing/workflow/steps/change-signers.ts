import { keepSigner, removeSigner } from "@/db/repositories/signer-changes";
import { setSignerToken, type SignerWork } from "@/db/repositories/signers";
import type { GatewaySigner } from "@/lib/gateway/client";
import { GatewayError } from "@/lib/gateway/gateway-error";
import type { GatewaySigningStatus } from "@/lib/gateway/wire";
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
import { ended, newlySigned, withSignatures } from "./check-status";

const maxRepeats = 3;

type Looked = StepInput & { status: GatewaySigningStatus; signed: SignerWork[] };

/**
 * Tells the gateway of one change of the signers that the sender asked for. People are added before others are removed,
 * for a signing with nobody left to sign completes. The gateway is asked first each time: whoever has signed by then
 * stays, and an earlier attempt whose answer was lost is recognized.
 */
export const changeSigners: Step = async (input) => {
  const { context, work, signers, signal } = input;
  const status = await context.gateway.getSigningStatus(tokenOf(input), { signal });
  const signed = newlySigned(input, status);
  const over = ended(input, status);
  if (over) return withSignatures(input, signed, over);
  const looked = { ...input, status, signed };
  const added = signers.find(({ sealedToken }) => !sealedToken);
  const leaving = signers.find(({ withdrawnAt }) => withdrawnAt);
  const outcome = added ? await add(looked, added) : await remove(looked, required(leaving, work.id));
  return withSignatures(input, signed, outcome);
};

const tokenOf = ({ work }: StepInput) => required(work.gatewayToken, "gateway token");

const hasSigned = ({ signed }: Looked, signer: SignerWork) =>
  signer.signedAt !== null || signed.includes(signer);

/** Whether everybody else has signed, so that the gateway would complete the signing without this person. */
const isLast = (looked: Looked, signer: SignerWork) =>
  looked.signers.every((other) => other === signer || hasSigned(looked, other));

const isListed = ({ status }: Looked, gatewayId: string) => status.signers[gatewayId] !== undefined;

const isRefusal = (error: unknown) => error instanceof GatewayError && error.failure === "refused";

/** An earlier attempt may have done it: then the gateway refuses, and does not list this person. */
async function takeOff(looked: Looked, gatewayId: string): Promise<void> {
  const { context, work, signal } = looked;
  try {
    await context.gateway.removeSigner(tokenOf(looked), gatewayId, { signal });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (!isListed(looked, gatewayId)) return;
    // They may have signed since the status was asked: then the next attempt sees it.
    if (work.failures < maxRepeats) throw new GatewayError("unavailable", "removeSigner", { cause: error });
    throw error;
  }
}

async function add(looked: Looked, added: SignerWork): Promise<StepOutcome> {
  const { context, signers } = looked;
  const replaced = signers.find(({ id }) => id === added.replacesId);
  if (replaced && hasSigned(looked, replaced)) {
    for (const left of [standInFor(added), added.gatewayId])
      if (isListed(looked, left)) await takeOff(looked, left);
    return notAdded(looked, added, replaced);
  }
  if (isListed(looked, added.gatewayId)) return isAdded(looked, added, await tokenByStandIn(looked, added));
  try {
    const signer = gatewaySigner(added, context.sealer);
    return isAdded(looked, added, await tokenByAdding(looked, signer, added.gatewayId));
  } catch (error) {
    if (isRefusal(error)) return notAdded(looked, added, replaced, [signerEvent("signer.refused", added)]);
    throw error;
  }
}

/** Names a person at the gateway, which answers with the tokens of all: the one of `gatewayId` is given. */
async function tokenByAdding(looked: Looked, signer: GatewaySigner, gatewayId: string): Promise<string> {
  const { context, signal } = looked;
  const tokens = await context.gateway.addSigner(tokenOf(looked), signer, { signal });
  const token = tokens[gatewayId];
  if (!token) throw new GatewayError("contract", "addSigner", { cause: new Error("No token came.") });
  return token;
}

const standInFor = ({ gatewayId }: SignerWork) => `${gatewayId}-stand-in`;

/**
 * The token of somebody who was added by a call whose answer was lost. They may be the last to sign, so they cannot be taken
 * off and added anew: the gateway would complete the signing without them. Somebody else comes and goes instead.
 */
async function tokenByStandIn(looked: Looked, added: SignerWork): Promise<string> {
  const id = standInFor(added);
  if (isListed(looked, id)) await takeOff(looked, id); // left by an attempt that broke off
  const { name, surname, purpose: signing_purpose } = added;
  const token = await tokenByAdding(looked, { id, name, surname, signing_purpose }, added.gatewayId);
  await takeOff(looked, id);
  return token;
}

const isAdded = ({ context }: Looked, added: SignerWork, token: string): StepOutcome => ({
  events: [signerEvent("signer.added", added)],
  async writes(tx) {
    const sealedToken = context.sealer.seal("signer.token", token);
    await setSignerToken(tx, { signerId: added.id, sealedToken });
  },
  next: "now",
});

/** The new person does not come, so whoever they were to replace stays. */
function notAdded(
  { context }: Looked,
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

async function remove(looked: Looked, leaving: SignerWork): Promise<StepOutcome> {
  const { context, work } = looked;
  if (hasSigned(looked, leaving) || isLast(looked, leaving))
    return {
      events: [signerEvent("signer.kept", leaving)],
      writes: (tx) => keepSigner(tx, leaving.id),
      next: "now",
    };
  await takeOff(looked, leaving.gatewayId);
  return {
    events: [signerEvent("signer.removed", leaving)],
    async writes(tx) {
      await removeSigner(tx, { signerId: leaving.id, now: context.now() });
      await mailWithdrawn(tx, context, work, leaving);
    },
    next: "now",
  };
}
