import { keepSigner, removeSigner } from "@/db/repositories/signer-changes";
import { setSignerToken, type SignerWork } from "@/db/repositories/signers";
import { GatewayError } from "@/lib/gateway/gateway-error";
import type { GatewaySigningStatus } from "@/lib/gateway/wire";
import { gatewaySigner } from "../gateway-signer";
import { tellWithdrawn } from "../invite";
import { required } from "../required";
import type { Step, StepEvent, StepInput, StepOutcome } from "../step";
import { ended, newlySigned, withSignatures } from "./check-status";

const mostRepeats = 3;

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
  if (over) return withSignatures(input, signed, withoutUnknown(input, over));
  const looked = { ...input, status, signed };
  const added = signers.find(({ sealedToken }) => !sealedToken);
  const leaving = signers.find(({ withdrawnAt }) => withdrawnAt);
  const outcome = added ? await add(looked, added) : await remove(looked, required(leaving, work.id));
  return withSignatures(input, signed, outcome);
};

const tokenOf = ({ work }: StepInput) => required(work.gatewayToken, "gateway token");

const told = (action: StepEvent["action"], { name, surname }: SignerWork): StepEvent => ({
  action,
  detail: { signer: `${name} ${surname}` },
});

/** It is over: whom the gateway never heard of is no signer. */
function withoutUnknown({ context, signers }: StepInput, over: StepOutcome): StepOutcome {
  const unknown = signers.filter(({ sealedToken }) => !sealedToken);
  return {
    ...over,
    async also(tx) {
      await over.also?.(tx);
      for (const { id: signerId } of unknown) await removeSigner(tx, { signerId, now: context.now() });
    },
  };
}

const hasSigned = ({ signed }: Looked, signer: SignerWork) =>
  signer.signedAt !== null || signed.includes(signer);

/** Whether everybody else has signed, so that the gateway would complete the signing without this person. */
const isLast = (looked: Looked, signer: SignerWork) =>
  looked.signers.every((other) => other === signer || hasSigned(looked, other));

/** An earlier attempt may have done it: then the gateway refuses, and does not list this person. */
async function takeOff(looked: Looked, signer: SignerWork): Promise<void> {
  const { context, work, status, signal } = looked;
  if (isLast(looked, signer))
    throw new GatewayError("contract", "removeSigner", { cause: new Error("Nobody else is left to sign.") });
  try {
    await context.gateway.removeSigner(tokenOf(looked), signer.gatewayId, { signal });
  } catch (error) {
    const isRefusal = error instanceof GatewayError && error.failure === "refused";
    if (!isRefusal) throw error;
    if (!status.signers[signer.gatewayId]) return;
    // They may have signed since the status was asked: then the next attempt sees it.
    if (work.failures < mostRepeats) throw new GatewayError("unavailable", "removeSigner", { cause: error });
    throw error;
  }
}

async function add(looked: Looked, added: SignerWork): Promise<StepOutcome> {
  const { context, signers, status, signal } = looked;
  const replaced = signers.find(({ id }) => id === added.replacesId);
  if (replaced && hasSigned(looked, replaced)) return notAdded(looked, added, replaced);
  if (status.signers[added.gatewayId]) await takeOff(looked, added); // left by an attempt whose answer was lost
  try {
    const signer = gatewaySigner(added, context.sealer);
    const tokens = await context.gateway.addSigner(tokenOf(looked), signer, { signal });
    const token = tokens[added.gatewayId];
    if (!token) throw new GatewayError("contract", "addSigner", { cause: new Error("No token came.") });
    return {
      events: [told("signer.added", added)],
      async also(tx) {
        const sealedToken = context.sealer.seal("signer.token", token);
        await setSignerToken(tx, { signerId: added.id, sealedToken });
      },
      next: "now",
    };
  } catch (error) {
    const isRefusal = error instanceof GatewayError && error.failure === "refused";
    if (isRefusal) return notAdded(looked, added, replaced, [told("signer.refused", added)]);
    throw error;
  }
}

/** The new person does not come, so whoever they were to replace stays. */
function notAdded(
  { context }: Looked,
  added: SignerWork,
  replaced: SignerWork | undefined,
  events: StepEvent[] = [],
): StepOutcome {
  return {
    events: [...events, ...(replaced ? [told("signer.kept", replaced)] : [])],
    async also(tx) {
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
      events: [told("signer.kept", leaving)],
      also: (tx) => keepSigner(tx, leaving.id),
      next: "now",
    };
  await takeOff(looked, leaving);
  return {
    events: [told("signer.removed", leaving)],
    async also(tx) {
      await removeSigner(tx, { signerId: leaving.id, now: context.now() });
      await tellWithdrawn(tx, context, work, leaving);
    },
    next: "now",
  };
}
