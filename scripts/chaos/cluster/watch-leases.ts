import { mailLeaseMs } from "@/lib/mail/outbox";
import { leaseMs } from "@/lib/signing/workflow/lease";
import type { Cluster } from "./cluster";
import type { DealtStrikes } from "./deal-strikes";
import type { StrikeKind } from "./strikes";

type Lease = { id: string; kind: "signing" | "mail"; attempt: number; leaseUntil: number };

/** How work that a strike interrupted was taken over. */
export type Recovery = {
  after: StrikeKind;
  /** From the end of the lease to the claim of another portal, by the times in the database. */
  afterLeaseMs: number;
};

const leasesSql = `SELECT id, 'signing' AS kind, attempt, lease_until AS "leaseUntil" FROM signings WHERE lease_until IS NOT NULL
  UNION ALL SELECT id, 'mail', attempt, lease_until FROM mails WHERE lease_until IS NOT NULL ORDER BY 1`;

const workSql = `SELECT attempt, lease_until AS "leaseUntil" FROM signings WHERE id = $1
  UNION ALL SELECT attempt, lease_until FROM mails WHERE id = $1`;

/** A portal that has just claimed may not have noted it yet. */
const stableForMs = 250;
/** The rest of a lease that passes in real time, so that looking for its end is measured. */
const restMs = 300;

const leaseOf: Record<Lease["kind"], number> = { signing: leaseMs, mail: mailLeaseMs };

/** Watches the leases on work, and moves the clock to the end of those whose portal is gone. */
export function watchLeases(cluster: Cluster, strikes: DealtStrikes) {
  const { database, clock, portals } = cluster;
  const orphans = new Map<string, Lease & { struckBy: StrikeKind }>();
  const recoveries: Recovery[] = [];
  let last = "";
  let since = Date.now();

  async function noteRecoveries(): Promise<void> {
    for (const orphan of orphans.values()) {
      const [row] = await database.query<Pick<Lease, "attempt"> & { leaseUntil: number | null }>(
        workSql,
        orphan.id,
      );
      const { id, kind, attempt, leaseUntil, struckBy } = orphan;
      if (row?.attempt === attempt && row.leaseUntil === leaseUntil) continue;
      orphans.delete(id);
      if (!row || row.attempt === attempt) continue; // a portal that was suspended went on in time
      const claimedAt = row.leaseUntil === null ? clock.now() : row.leaseUntil - leaseOf[kind];
      recoveries.push({
        after: struckBy,
        afterLeaseMs: claimedAt - leaseUntil,
      });
    }
  }

  async function findOrphans(leases: Lease[]): Promise<Lease[]> {
    const claims = (await Promise.all(portals.map((portal) => portal.claims()))).flat();
    return leases.filter(
      ({ id, attempt }) => !claims.some(([claimed, number]) => claimed === id && number === attempt),
    );
  }

  return {
    recoveries,
    /** Whether work of a portal that is gone waits for the end of its lease. */
    hasOrphans: () => orphans.size > 0,
    /** @returns whether nobody holds a lease */
    async poll(): Promise<boolean> {
      await noteRecoveries();
      const leases = await database.query<Lease>(leasesSql);
      const now = JSON.stringify(leases);
      if (now !== last) since = Date.now();
      last = now;
      const struckBy = strikes.dealt.at(-1);
      if (leases.length === 0 || !struckBy || Date.now() - since < stableForMs) return leases.length === 0;
      const gone = await findOrphans(leases);
      if (gone.length < leases.length || strikes.isStoreDown()) return false;
      for (const lease of gone) if (!orphans.has(lease.id)) orphans.set(lease.id, { ...lease, struckBy });
      clock.moveTo(Math.min(...gone.map(({ leaseUntil }) => leaseUntil)) - restMs);
      return false;
    },
  };
}
