import { eq } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { locked } from "../dialect/locks";
import { gatewayPauses } from "../schema";

const onlyId = 1;

/** Since when the gateway has refused our access token, and when the next probe is due; `undefined` if it has not. */
export async function findGatewayPause(handle: Handle) {
  const [found] = await selectPause(handle);
  return found;
}

/** The same, locked until the transaction ends. */
export async function lockGatewayPause(tx: Tx) {
  const [found] = await locked(selectPause(tx));
  return found;
}

const selectPause = (handle: Handle) =>
  handle
    .select({
      since: gatewayPauses.since,
      probes: gatewayPauses.probes,
      nextProbeAt: gatewayPauses.nextProbeAt,
    })
    .from(gatewayPauses)
    .where(eq(gatewayPauses.id, onlyId));

export type GatewayPause = NonNullable<Awaited<ReturnType<typeof findGatewayPause>>>;

/** Returns whether this began the pause: false if it had already begun. */
export async function beginGatewayPause(
  tx: Tx,
  { since, nextProbeAt }: { since: Date; nextProbeAt: Date },
): Promise<boolean> {
  const begun = await tx
    .insert(gatewayPauses)
    .values({ id: onlyId, since, nextProbeAt, probes: 0 })
    .onConflictDoNothing()
    .returning({ id: gatewayPauses.id });
  return begun.length === 1;
}

export async function countGatewayProbe(
  tx: Tx,
  { probes, nextProbeAt }: { probes: number; nextProbeAt: Date },
): Promise<void> {
  await tx.update(gatewayPauses).set({ probes, nextProbeAt }).where(eq(gatewayPauses.id, onlyId));
}

/** Returns the pause that this ended, if there was one. */
export async function endGatewayPause(tx: Tx): Promise<{ since: Date; probes: number } | undefined> {
  const [ended] = await tx
    .delete(gatewayPauses)
    .returning({ since: gatewayPauses.since, probes: gatewayPauses.probes });
  return ended;
}
