import { findCallDuration, findLastCalls, listOperationFigures } from "@/db/repositories/gateway-calls";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { dayMs } from "@/lib/domain/time/durations";
import { portal } from "../portal/portal";

/** How the gateway responded within the last day, and whether it refuses the portal's access token. */
export async function loadGateway() {
  const { db, now, calls } = await portal();
  await calls.flush(); // includes the latest calls of this process
  const since = new Date(now().getTime() - dayMs);
  return {
    pause: await findGatewayPause(db.read),
    last: await findLastCalls(db.read),
    operations: await listOperationFigures(db.read, since),
    medianMs: await findCallDuration(db.read, { since, share: 0.5 }),
    slowMs: await findCallDuration(db.read, { since, share: 0.95 }),
  };
}

/** Since when the gateway has refused the portal's access token; `undefined` if it has not. */
export async function loadGatewayPause() {
  const { db } = await portal();
  return findGatewayPause(db.read);
}
