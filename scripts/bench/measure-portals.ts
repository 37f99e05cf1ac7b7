import { setTimeout as pause } from "node:timers/promises";
import type { ObjectStoreServer } from "@/testing/servers/object-store-server";
import { type Cluster, openCluster } from "../chaos/cluster/cluster";
import { sendToAll } from "../chaos/participants";
import { samplePdf } from "../chaos/sample-pdf";
import { cpuMsOfChildren, readMachineTime, readProcesses } from "./processor-time";
import { type PortalsRun, runOf, type Snapshot } from "./portals-report";
import { signWhenOut } from "./sign-when-out";

type Options = {
  /** The portal's bundle from `buildPortalProgram`. */
  program: string;
  objectStore: ObjectStoreServer;
  bucket: string;
  /** Where the folder of the database is created, on disk: every commit waits for it, as in real use. */
  databaseParent: string;
  portals: number;
  documents: number;
  stop: AbortSignal;
};

const warmUpsPerPortal = 6;
const pollIntervalMs = 100;

/** Sends documents together in a new cluster, where two people sign each as soon as it is out for signature. */
export async function measurePortals(options: Options): Promise<PortalsRun> {
  const { portals, documents, stop, ...place } = options;
  const cluster = await openCluster({ ...place, portalCount: portals, usesStoreProxies: false });
  try {
    await untilServed(cluster, stop);
    await drive(cluster, await uploadAll(cluster, "warm", warmUpsPerPortal * portals), stop);
    await untilQuiet(cluster, stop);
    const uploaded = await uploadAll(cluster, "together", documents);
    const before = await takeSnapshot(cluster);
    const waits = await drive(cluster, uploaded, stop);
    const signed = await takeSnapshot(cluster);
    await untilQuiet(cluster, stop);
    return runOf({ portals, documents, before, signed, quiet: await takeSnapshot(cluster), waits });
  } finally {
    await cluster.close(false);
  }
}

/** Until the balancer has noticed that a portal is ready. */
async function untilServed({ url }: Cluster, stop: AbortSignal): Promise<void> {
  while (!(await fetch(`${url}/api/ready`)).ok) await pause(pollIntervalMs, undefined, { signal: stop });
}

async function post({ url }: Cluster, address: string, body: BodyInit): Promise<{ id: string }> {
  const answer = await fetch(`${url}${address}`, { method: "POST", body, headers: { connection: "close" } });
  if (!answer.ok) throw new Error(`The balancer answered ${answer.status}.`);
  return (await answer.json()) as { id: string };
}

async function uploadAll(cluster: Cluster, prefix: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number++) {
    const name = `${prefix}-${number}`;
    ids.push((await post(cluster, `/documents/${name}.pdf`, await samplePdf(name))).id);
  }
  return ids;
}

/** Sends all documents at once, and resolves when all are signed and in the library. */
async function drive(cluster: Cluster, documentIds: string[], stop: AbortSignal) {
  const sender = {
    send: (signing: object) => post(cluster, "/signings", JSON.stringify(signing)),
  };
  const sending = Promise.all(documentIds.map((documentId) => sendToAll(sender, documentId)));
  const [waits] = await Promise.all([signWhenOut(cluster, documentIds, stop), sending]);
  return waits;
}

/** Until all signings are deleted at the gateway, and all mails are sent. @throws {Error} when a portal ends */
async function untilQuiet({ database, failures }: Cluster, stop: AbortSignal): Promise<void> {
  const sql = `SELECT (SELECT count(*) FROM signings WHERE due_at IS NOT NULL)
    + (SELECT count(*) FROM mails WHERE due_at IS NOT NULL) AS due`;
  while ((await database.query<{ due: number }>(sql))[0]?.due !== 0) {
    if (failures[0]) throw new Error(failures[0]);
    await pause(pollIntervalMs, undefined, { signal: stop });
  }
}

/** How the processes that this one started are found. Those of the store are three. */
const commands = {
  portals: /^\S*node .*chaos-portal-/,
  database: /^\S*postgres /,
  store: /^\S*(?:ceph-mon|ceph-osd|radosgw) /,
  balancer: /^\S*haproxy /,
  sandbox: /^\S*node .*sandbox\/main\.ts/,
};

const transactionsSql =
  "SELECT xact_commit AS count FROM pg_stat_database WHERE datname = current_database()";

async function takeSnapshot({ database }: Cluster): Promise<Snapshot> {
  const [processes, machine] = await Promise.all([readProcesses(), readMachineTime()]);
  const [transactions] = await database.query<{ count: number }>(transactionsSql);
  const cpuMsOf = (command: RegExp) => cpuMsOfChildren(processes, process.pid, command);
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now(),
    ...{ machine, transactions: transactions?.count ?? 0 },
    cpuMs: {
      portals: cpuMsOf(commands.portals),
      database: cpuMsOf(commands.database),
      store: cpuMsOf(commands.store),
      balancer: cpuMsOf(commands.balancer),
      sandbox: cpuMsOf(commands.sandbox),
      people: (user + system) / 1000,
    },
  };
}
