import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSealer } from "@/lib/base/secrets/seal";
import { startBalancer } from "@/testing/servers/balancer";
import { freePort } from "@/testing/servers/free-port";
import type { ObjectStoreServer } from "@/testing/servers/object-store-server";
import type { Evidence } from "../evidence";
import type { PortalSettings } from "../portal-messages";
import { readPortalDatabase } from "../portal-database";
import { startSandboxProcess } from "../sandbox-process";
import { openSignatureReader } from "../signature-reader";
import { startedParts } from "../started-parts";
import { createBucket } from "./bucket-files";
import { openClusterClock } from "./cluster-clock";
import { startClusterDatabase } from "./cluster-database";
import { type ClusterPortal, startClusterPortal } from "./cluster-portal";
import { startStoreProxy } from "./store-proxy";

export const authSecret = "a secret of at least thirty-two letters";
const spoolBytes = 500_000_000;

/** Called when a portal is at a boundary, suspended, or when its request of the store is. */
type Reached = (portal: ClusterPortal, boundary: string) => Promise<void>;

type Options = {
  /** The portal's bundle from `buildPortalProgram`. */
  program: string;
  objectStore: ObjectStoreServer;
  /** Each cluster has a bucket of its own. */
  bucket: string;
  portalCount?: number;
  /** Where the folder of the database is created. Default: in memory where it has room. */
  databaseParent?: string;
  /** Whether each portal reaches the store through a proxy, whose requests are boundaries and can fail. */
  usesStoreProxies?: boolean;
};

/**
 * Starts portals on one PostgreSQL and one bucket, HAProxy before them, and their own sandbox gateway, which calls them
 * through HAProxy and receives their mail.
 *
 * @throws {Error} if one of them does not start; the others have then been stopped, and the folder stays for diagnosis
 */
export async function openCluster(options: Options) {
  const parts = startedParts();
  try {
    return await startCluster(options, parts);
  } catch (error) {
    await parts.stop().catch((failure: unknown) => console.error(failure));
    throw error;
  }
}

async function startCluster(options: Options, parts: ReturnType<typeof startedParts>) {
  const { program, objectStore, bucket, portalCount = 3, databaseParent, usesStoreProxies = true } = options;
  const folder = await mkdtemp(path.join(tmpdir(), "paraph-chaos-"));
  const smtpPort = await freePort();
  const names = Array.from({ length: portalCount }, (_, index) => `portal-${index + 1}`);
  const [database, gateway] = await Promise.all([
    parts.add(startClusterDatabase(databaseParent)),
    parts.add(startSandboxProcess(folder, smtpPort)),
  ]);
  const ports = await Promise.all(names.map(freePort));
  const balanced = names.map((name, index) => ({ name, port: ports[index] ?? 0 }));
  const balancer = await parts.add(startBalancer({ port: await freePort(), portals: balanced }));
  const clock = openClusterClock(path.join(folder, "clock"));
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = objectStore.settings;
  const keys = { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY };
  const place = { region: S3_REGION, bucket, keys };
  const spools = names.map((name) => path.join(folder, name, "spool"));
  const files = await parts.add(createBucket({ ...place, endpoint: S3_ENDPOINT }, spools));

  const portals: ClusterPortal[] = [];
  const failures: string[] = [];
  const listener: { reached: Reached } = { reached: async (portal) => portal.resume() };
  const storePass = (index: number) => async (boundary: string) => {
    const portal = portals[index];
    if (portal) await passOfStore.pass(portal, boundary);
  };
  const passOfStore = { pass: async (_portal: ClusterPortal, _boundary: string) => {} };
  const proxies = await Promise.all(
    (usesStoreProxies ? names : []).map((_, index) =>
      parts.add(startStoreProxy(S3_ENDPOINT, storePass(index))),
    ),
  );

  const settingsOf = (index: number): PortalSettings => ({
    dataDir: path.join(folder, names[index] ?? ""),
    port: ports[index] ?? 0,
    gatewayUrl: gateway.url,
    accessToken: gateway.accessToken,
    ...{ authSecret, clockOffsetMs: 0, pdfLevel: "lt" },
    shared: {
      s3: { ...place, endpoint: proxies[index]?.url ?? S3_ENDPOINT, spoolBytes },
      smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
      appUrl: balancer.url,
      clockFile: clock.file,
    },
  });
  async function startPortal(name: string, index: number): Promise<ClusterPortal> {
    const settings = settingsOf(index);
    await mkdir(settings.dataDir);
    return startClusterPortal({
      ...{ name, folder, program, settings, databaseUrl: database.url },
      reached(boundary) {
        const portal = portals[index];
        if (portal) void listener.reached(portal, boundary);
      },
      failed: (how) => failures.push(`${name} ended by itself: ${how}`),
    });
  }
  portals.push(...(await Promise.all(names.map((name, index) => parts.add(startPortal(name, index))))));

  const evidence: Evidence = {
    ...{ gateway, files, database: readPortalDatabase(database.query), trueTimeOf: clock.trueTimeOf },
    signaturesIn: await openSignatureReader(folder, await gateway.authorityPem()),
  };
  return {
    ...{ folder, evidence, database, clock, portals, failures, listener, passOfStore },
    url: balancer.url,
    sealer: createSealer(authSecret),
    setStoreDown: (isDown: boolean) => proxies.forEach((proxy) => proxy.setDown(isDown)),
    /** @param keepFolder keeps logs for diagnosis */
    async close(keepFolder: boolean): Promise<void> {
      try {
        await parts.stop();
      } finally {
        if (!keepFolder) await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

export type Cluster = Awaited<ReturnType<typeof openCluster>>;
