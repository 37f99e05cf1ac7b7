import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { cephSettings } from "./ceph-settings";
import { freePort } from "./free-port";
import { isObjectStoreInstalled } from "./installed";
import { type RunningServer, type ServerPlace, startSystemServer } from "./system-server";
import { temporaryRoot } from "../temporary-root";

const run = promisify(execFile);

/** An S3-compatible store, with the portal's settings for it. Its process is the gateway, which serves S3. */
export type ObjectStoreServer = RunningServer & {
  settings: Record<
    "S3_ENDPOINT" | "S3_BUCKET" | "S3_REGION" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY",
    string
  >;
};

const keys = { accessKeyId: "paraph", secretAccessKey: "secret-of-the-store-for-tests" };
const bucket = "paraph";

/**
 * Starts Ceph's RADOS gateway on a loopback port, with one monitor, one storage daemon and an empty bucket. It ends
 * with this process.
 *
 * @throws {Error} if Ceph is not installed or does not start
 */
export async function startObjectStoreServer({
  port,
  folder: kept,
}: ServerPlace = {}): Promise<ObjectStoreServer> {
  if (!isObjectStoreInstalled()) throw new Error("Ceph's object gateway is not installed.");
  const folder = kept ?? (await mkdtemp(path.join(temporaryRoot(), "paraph-ceph-")));
  await mkdir(folder, { recursive: true });
  const endpoint = `http://127.0.0.1:${port ?? (await freePort())}`;
  const started: RunningServer[] = [];
  const stop = async () => {
    for (const server of started.toReversed()) await server.stop();
    if (!kept && started.length === 0) await rm(folder, { recursive: true, force: true });
  };
  const start = async (name: string, command: [program: string, ...args: string[]]) => {
    const server = await startSystemServer({
      ...{ name, command },
      // The first server removes the data, because `stop` ends it last.
      temporaryFolder: kept || started.length > 0 ? undefined : folder,
      stopSignal: kept ? "TERM" : "KILL",
    });
    started.push(server);
    return server;
  };
  try {
    const ceph = await prepare(folder, { endpoint, isKept: kept !== undefined });
    await start("The monitor of Ceph", ["ceph-mon", ...ceph.options, "-i", "a", "--foreground"]);
    if (ceph.isNew) await run("ceph", [...ceph.options, "osd", "new", ceph.daemonId]);
    await start("The storage daemon of Ceph", ["ceph-osd", ...ceph.options, "-i", "0", "--foreground"]);
    const gateway = await start("Ceph's object gateway", [
      "radosgw",
      ...ceph.options,
      ...["-n", "client.rgw", "--foreground"],
    ]);
    // The store has ended when any of its processes has.
    const exited = Promise.race(started.map((server) => server.exited));
    await Promise.race([waitForResponse(endpoint), exited.then(failTo("start"))]);
    if (ceph.isNew) await createBucket(ceph.options, endpoint);
    const settings = {
      ...{ S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: "us-east-1" },
      ...{ S3_ACCESS_KEY_ID: keys.accessKeyId, S3_SECRET_ACCESS_KEY: keys.secretAccessKey },
    };
    return { settings, pid: gateway.pid, exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Writes the settings, and creates the data of the monitor and the storage daemon unless they exist. */
async function prepare(folder: string, { endpoint, isKept }: { endpoint: string; isKept: boolean }) {
  const file = path.join(folder, "ceph.conf");
  const options = ["-c", file];
  const known = path.join(folder, "cluster.json");
  const isNew = !existsSync(known);
  const cluster = isNew
    ? { id: randomUUID(), daemonId: randomUUID(), monitorPort: await freePort() }
    : (JSON.parse(await readFile(known, "utf8")) as { id: string; daemonId: string; monitorPort: number });
  const monitor = `v2:127.0.0.1:${cluster.monitorPort}`;
  await writeFile(file, cephSettings({ folder, endpoint, isKept, clusterId: cluster.id, monitor }));
  if (isNew) {
    for (const name of ["mon", "osd"]) await mkdir(path.join(folder, name), { recursive: true });
    const [map, ring] = [path.join(folder, "monmap"), path.join(folder, "keyring")];
    await run("monmaptool", ["--create", "--fsid", cluster.id, "--addv", "a", `[${monitor}]`, map]);
    await run("ceph-authtool", [
      "--create-keyring",
      ring,
      "--gen-key",
      "-n",
      "mon.",
      "--cap",
      "mon",
      "allow *",
    ]);
    await Promise.all([
      run("ceph-mon", [...options, "--mkfs", "-i", "a", "--monmap", map, "--keyring", ring]),
      run("ceph-osd", [...options, "-i", "0", "--mkfs", "--osd-uuid", cluster.daemonId, "--no-mon-config"]),
    ]);
    await writeFile(known, JSON.stringify(cluster));
  }
  return { options, isNew, daemonId: cluster.daemonId };
}

async function waitForResponse(endpoint: string): Promise<void> {
  while (!(await fetch(endpoint).catch(() => undefined))?.ok) await wait(50);
}

const failTo = (what: string) => (ending: string) => {
  throw new Error(`Ceph's object gateway did not ${what} (${ending}).`);
};

async function createBucket(options: string[], endpoint: string): Promise<void> {
  await run("radosgw-admin", [
    ...options,
    ...["user", "create", "--uid=paraph", "--display-name=Paraph"],
    ...[`--access-key=${keys.accessKeyId}`, `--secret-key=${keys.secretAccessKey}`],
  ]);
  const client = new S3Client({ endpoint, region: "us-east-1", forcePathStyle: true, credentials: keys });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
}
