import { avg, count, desc, eq, gte, inArray, isNotNull, lt, max, sql } from "drizzle-orm";
import { gatewayFailures, isTrouble } from "@/lib/domain/gateway/gateway-call";
import type { Handle, Tx } from "../client";
import { gatewayCalls } from "../schema";

export type NewGatewayCall = typeof gatewayCalls.$inferInsert;

export async function insertGatewayCalls(tx: Tx, calls: NewGatewayCall[]): Promise<void> {
  await tx.insert(gatewayCalls).values(calls);
}

export async function hasGatewayCallsBefore(handle: Handle, before: Date): Promise<boolean> {
  const found = await handle
    .select({ id: gatewayCalls.id })
    .from(gatewayCalls)
    .where(lt(gatewayCalls.at, before))
    .limit(1);
  return found.length > 0;
}

export async function deleteGatewayCallsBefore(tx: Tx, before: Date): Promise<void> {
  await tx.delete(gatewayCalls).where(lt(gatewayCalls.at, before));
}

/** Latest first. Portals write their calls in batches, so the order of writing is not that of the calls. */
const latestFirst = [desc(gatewayCalls.at), desc(gatewayCalls.id)];

/** The calls about one signing, latest first. */
export async function listGatewayCalls(
  handle: Handle,
  { signingId, limit }: { signingId: string; limit: number },
) {
  return handle
    .select()
    .from(gatewayCalls)
    .where(eq(gatewayCalls.signingId, signingId))
    .orderBy(...latestFirst)
    .limit(limit);
}

export type GatewayCallRow = Awaited<ReturnType<typeof listGatewayCalls>>[number];

const troubles = gatewayFailures.filter(isTrouble);
const troubled = sql<number>`count(*) filter (where ${inArray(gatewayCalls.failure, troubles)})`.mapWith(
  Number,
);

/** Figures of each operation since a point in time, the most frequent operation first. */
export async function listOperationFigures(handle: Handle, since: Date) {
  return handle
    .select({
      operation: gatewayCalls.operation,
      calls: count(),
      /** Calls whose failure indicates trouble at the gateway. */
      troubled,
      averageMs: avg(gatewayCalls.durationMs).mapWith(Number),
      longestMs: max(gatewayCalls.durationMs),
    })
    .from(gatewayCalls)
    .where(gte(gatewayCalls.at, since))
    .groupBy(gatewayCalls.operation)
    .orderBy(desc(count()), gatewayCalls.operation);
}

export type OperationFigures = Awaited<ReturnType<typeof listOperationFigures>>[number];

/** The duration that `share` of the calls since `since` did not exceed; `undefined` without calls. */
export async function findCallDuration(
  handle: Handle,
  { since, share }: { since: Date; share: number },
): Promise<number | undefined> {
  const isSince = gte(gatewayCalls.at, since);
  const calls = await handle.$count(gatewayCalls, isSince);
  const [found] = await handle
    .select({ durationMs: gatewayCalls.durationMs })
    .from(gatewayCalls)
    .where(isSince)
    .orderBy(gatewayCalls.durationMs)
    .limit(1)
    .offset(Math.max(0, Math.ceil(calls * share) - 1));
  return found?.durationMs;
}

/** The last call, and the last one that the gateway answered. */
export async function findLastCalls(handle: Handle) {
  const [last] = await handle
    .select()
    .from(gatewayCalls)
    .orderBy(...latestFirst)
    .limit(1);
  const [answered] = await handle
    .select()
    .from(gatewayCalls)
    .where(isNotNull(gatewayCalls.httpStatus))
    .orderBy(...latestFirst)
    .limit(1);
  return { last, answered };
}
