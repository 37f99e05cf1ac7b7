import { openDatabase } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { setDocumentStatus } from "@/db/repositories/documents";
import { type Claim, claimDueSigning, lockClaimed, writeClaimed } from "@/db/repositories/signing-claims";
import { addSigning, addUser } from "@/db/testing/sample-rows";
import { env } from "@/lib/base/env";
import { hourMs, secondMs } from "@/lib/domain/time/durations";

// A process that records results of steps, as the workflow does, with several writers at a time, and prints how many
// it recorded in a second: write-transactions.ts write|writeConcurrently WRITERS SECONDS

const [way = "write", writers = "1", seconds = "1"] = process.argv.slice(2);
const db = await openDatabase(env());
const now = new Date();
const statuses = ["out_for_signature", "preparing"] as const;

/** What one writer works on: a signing of its own, claimed for the time of the benchmark. */
async function claimOne(number: number, ownerId: string): Promise<Claim> {
  await addSigning(db, { id: `sgn_${now.getTime()}_${number}`, ownerId, now });
  const claim = await db.write((tx) => claimDueSigning(tx, { now, leaseMs: hourMs }));
  if (!claim) throw new Error("No signing is due.");
  return claim;
}

/** The result of a step: the signing and its document change, the library follows, and an entry is appended. */
const recordStep = (claim: Claim, count: number) =>
  db[way === "writeConcurrently" ? "writeConcurrently" : "write"](async (tx) => {
    if (!(await lockClaimed(tx, claim))) throw new Error("The claim was lost.");
    await writeClaimed(tx, claim, { checkedAt: new Date() });
    const status = statuses[count % 2] ?? "preparing";
    await setDocumentStatus(tx, { documentId: claim.documentId, status, now: new Date() });
    const { signingId, documentId } = claim;
    await appendAuditEvent(tx, { at: new Date(), action: "signing.delayed", signingId, documentId });
  });

const ownerId = await addUser(db, `bench-${now.getTime()}`, now);
const claims: Claim[] = [];
for (let number = 0; number < Number(writers); number++) claims.push(await claimOne(number, ownerId));

let recorded = 0;
async function writeUntil(end: number, claim: Claim): Promise<void> {
  for (let count = 0; performance.now() < end; count++) {
    await recordStep(claim, count);
    recorded++;
  }
}
const warmUpMs = secondMs;
await Promise.all(claims.map((claim) => writeUntil(performance.now() + warmUpMs, claim)));
recorded = 0;
const start = performance.now();
const cpu = process.cpuUsage();
await Promise.all(claims.map((claim) => writeUntil(start + Number(seconds) * secondMs, claim)));
const tookMs = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    perSecond: (recorded * secondMs) / tookMs,
    cpuShare: (user + system) / 1_000 / tookMs,
  }),
);
await db.close();
