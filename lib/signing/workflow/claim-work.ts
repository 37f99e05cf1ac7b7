import type { Db } from "@/db/client";
import { countGatewayProbe, findGatewayPause } from "@/db/repositories/gateway-pauses";
import { type Claim, claimDueSigning } from "@/db/repositories/signing-claims";
import { nextProbeAt } from "../rules/schedule";
import { leaseMs } from "./lease";

type Work = { db: Db; now: () => Date };

/**
 * Claims the signing that is due next. While the gateway refuses our access token only one signing is claimed at each
 * probe: its next step shows whether the token works again.
 */
export function claimWork({ db, now: clock }: Work): Promise<Claim | undefined> {
  return db.write(async (tx) => {
    const now = clock();
    const pause = await findGatewayPause(tx);
    if (pause && pause.nextProbeAt > now) return undefined;
    const claim = await claimDueSigning(tx, { now, leaseMs });
    if (claim && pause) {
      const probes = pause.probes + 1;
      await countGatewayProbe(tx, { probes, nextProbeAt: nextProbeAt(probes, now) });
    }
    return claim;
  });
}
