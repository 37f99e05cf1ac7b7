/** The order in which people sign, as the sender chooses it. */
export const signingOrders = ["at_once", "in_turn", "in_steps"] as const;

export type SigningOrder = (typeof signingOrders)[number];

/** The step of each signer, numbered from 1 without gaps. `chosen` are the steps as entered. */
export function stepsOf(order: SigningOrder, chosen: readonly number[]): number[] {
  if (order === "at_once") return chosen.map(() => 1);
  if (order === "in_turn") return chosen.map((_, index) => index + 1);
  const used = [...new Set(chosen)].sort((a, b) => a - b);
  return chosen.map((step) => used.indexOf(step) + 1);
}

/** The order that results in these steps. */
export function orderOf(steps: readonly number[]): SigningOrder {
  const count = new Set(steps).size;
  if (count <= 1) return "at_once";
  return count === steps.length ? "in_turn" : "in_steps";
}

/** The people of each step, in the order of the steps. */
export function groupsOf<S extends { step: number }>(signers: readonly S[]): S[][] {
  const steps = [...new Set(signers.map(({ step }) => step))].sort((a, b) => a - b);
  return steps.map((step) => signers.filter((signer) => signer.step === step));
}

type Turn = { step: number; signedAt: Date | null };

/** The signers of earlier steps who have not signed yet. */
export function peopleBefore<S extends Turn>(signer: Turn, signers: readonly S[]): S[] {
  return signers.filter(({ step, signedAt }) => step < signer.step && !signedAt);
}

/** Whether it is this signer's turn; never after they have signed. */
export function isInTurn(signer: Turn, signers: readonly Turn[]): boolean {
  return !signer.signedAt && peopleBefore(signer, signers).length === 0;
}
