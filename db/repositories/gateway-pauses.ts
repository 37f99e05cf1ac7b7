import { eq } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { gatewayPauses } from "../schema";

const only = 1;

/** Since when the gateway refuses our access token, and when it is tried again; `undefined` while all is well. */
export async function findGatewayPause(handle: Handle) {
  const [found] = await handle
    .select({
      since: gatewayPauses.since,
      probes: gatewayPauses.probes,
      nextProbeAt: gatewayPauses.nextProbeAt,
    })
    .from(gatewayPauses)
    .where(eq(gatewayPauses.id, only));
  return found;
}

export type GatewayPause = NonNullable<Awaited<ReturnType<typeof findGatewayPause>>>;

/** Gives whether this began the pause: false when it was on already. */
export async function beginGatewayPause(
  tx: Tx,
  { since, nextProbeAt }: { since: Date; nextProbeAt: Date },
): Promise<boolean> {
  const begun = await tx
    .insert(gatewayPauses)
    .values({ id: only, since, nextProbeAt, probes: 0 })
    .onConflictDoNothing()
    .returning({ id: gatewayPauses.id });
  return begun.length === 1;
}

export async function countGatewayProbe(
  tx: Tx,
  { probes, nextProbeAt }: { probes: number; nextProbeAt: Date },
): Promise<void> {
  await tx.update(gatewayPauses).set({ probes, nextProbeAt }).where(eq(gatewayPauses.id, only));
}

/** Gives the pause that this ended, if there was one. */
export async function endGatewayPause(tx: Tx): Promise<{ since: Date; probes: number } | undefined> {
  const [ended] = await tx
    .delete(gatewayPauses)
    .returning({ since: gatewayPauses.since, probes: gatewayPauses.probes });
  return ended;
}
