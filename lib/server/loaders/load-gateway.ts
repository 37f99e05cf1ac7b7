import { findCallDuration, findLastCalls, listOperationFigures } from "@/db/repositories/gateway-calls";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { portal } from "../portal/portal";

const dayMs = 24 * 60 * 60_000;

/** How the gateway has answered within the last day, and whether it refuses the portal's access token. */
export async function loadGateway() {
  const { db, now, calls } = await portal();
  await calls.flush(); // those of the last second count too
  const since = new Date(now().getTime() - dayMs);
  return {
    pause: await findGatewayPause(db.read),
    last: await findLastCalls(db.read),
    operations: await listOperationFigures(db.read, since),
    medianMs: await findCallDuration(db.read, { since, share: 0.5 }),
    slowMs: await findCallDuration(db.read, { since, share: 0.95 }),
  };
}

/** Since when the gateway refuses the portal's access token, or `undefined` while it does not. */
export async function loadGatewayPause() {
  const { db } = await portal();
  return findGatewayPause(db.read);
}
