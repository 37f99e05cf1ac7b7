import { and, avg, count, desc, eq, gte, inArray, isNotNull, lt, max, sql } from "drizzle-orm";
import { gatewayFailures, isTrouble } from "@/lib/domain/gateway/gateway-call";
import type { Handle, Tx } from "../client";
import { gatewayCalls } from "../schema";

export type NewGatewayCall = typeof gatewayCalls.$inferInsert;

export async function insertGatewayCalls(tx: Tx, calls: NewGatewayCall[]): Promise<void> {
  await tx.insert(gatewayCalls).values(calls);
}

export async function deleteGatewayCallsBefore(tx: Tx, before: Date): Promise<void> {
  await tx.delete(gatewayCalls).where(lt(gatewayCalls.at, before));
}

/** The calls about one signing, latest first. */
export async function listGatewayCalls(
  handle: Handle,
  { signingId, limit }: { signingId: string; limit: number },
) {
  return handle
    .select()
    .from(gatewayCalls)
    .where(eq(gatewayCalls.signingId, signingId))
    .orderBy(desc(gatewayCalls.id))
    .limit(limit);
}

export type GatewayCallRow = Awaited<ReturnType<typeof listGatewayCalls>>[number];

const troubles = gatewayFailures.filter(isTrouble);
const troubled = sql<number>`coalesce(sum(${inArray(gatewayCalls.failure, troubles)}), 0)`.mapWith(Number);

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
  const latest = handle.select().from(gatewayCalls).orderBy(desc(gatewayCalls.id)).limit(1);
  const [last] = await latest;
  const [answered] = await handle
    .select()
    .from(gatewayCalls)
    .where(and(isNotNull(gatewayCalls.httpStatus)))
    .orderBy(desc(gatewayCalls.id))
    .limit(1);
  return { last, answered };
}
