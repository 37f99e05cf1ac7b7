import type { Db } from "@/db/client";
import {
  countGatewayProbe,
  findGatewayPause,
  type GatewayPause,
  lockGatewayPause,
} from "@/db/repositories/gateway-pauses";
import { type Claim, claimDueSigning, hasDueSigning } from "@/db/repositories/signing-claims";
import { nextProbeAt } from "../rules/schedule";
import { leaseMs } from "./lease";

type Work = { db: Db; now: () => Date };

/**
 * Claims the signing that is due next. While the gateway refuses our access token only one signing is claimed at each
 * probe: its next step shows whether the token works again.
 */
export async function claimWork({ db, now: clock }: Work): Promise<Claim | undefined> {
  // Every commit leads here, so nothing is queued before other writes unless there is something to claim.
  const at = clock();
  if (waitsForProbe(await findGatewayPause(db.read), at) || !(await hasDueSigning(db.read, at)))
    return undefined;
  return db.writeConcurrently(async (tx) => {
    const now = clock();
    const pause = await lockGatewayPause(tx);
    if (waitsForProbe(pause, now)) return undefined;
    const claim = await claimDueSigning(tx, { now, leaseMs });
    if (claim && pause) {
      const probes = pause.probes + 1;
      await countGatewayProbe(tx, { probes, nextProbeAt: nextProbeAt(probes, now) });
    }
    return claim;
  });
}

const waitsForProbe = (pause: GatewayPause | undefined, now: Date) =>
  pause !== undefined && pause.nextProbeAt > now;
