import { writeFileSync } from "node:fs";
import path from "node:path";
import { readEnv } from "@/lib/base/env";
import { startBalancer } from "@/testing/servers/balancer";
import { startDatabaseServer } from "@/testing/servers/database-server";
import { startObjectStoreServer } from "@/testing/servers/object-store-server";
import { startChild } from "../serving/child-process";
import { partsFor, type Part } from "../serving/parts";
import { waitUntilReady } from "../serving/wait-until-ready";
import type { ClusterPorts } from "./cluster-ports";
import { keepRunning } from "./keep-running";
import { portalName, portalSettings, sandboxSettings } from "./portal-settings";
import { serverStack } from "./server-stack";

export type ClusterOptions = {
  /** Holds the process id of each portal, as `portal-1.pid`, and the data unless it is discarded. */
  folder: string;
  /**
   * Whether database and files are kept in the folder, safe from a power cut. Otherwise they are removed at the end.
   */
  keepsData: boolean;
  ports: ClusterPorts;
  /** Further settings of the portals. */
  settings?: Record<string, string>;
  /** Aborts the start. */
  stop: AbortSignal;
};

export type Cluster = {
  /** The balancer's address. */
  url: string;
  databaseUrl: string;
  /** Rejects when a server ends that is not restarted. Never resolves. */
  ended: Promise<never>;
  /** Stops the portals first, so that they finish their work, and then the servers that they use. */
  stop: () => Promise<void>;
};

/**
 * Starts PostgreSQL, an object store, the sandbox gateway, portals of one build and a balancer in front of them. A
 * portal that ends is restarted.
 *
 * @returns once all of them are ready
 * @throws {StartError} if one cannot be started; the others have then been stopped
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, keepsData, ports, settings = {}, stop } = options;
  const stack = serverStack();
  const folderOf = (name: string) => (keepsData ? path.join(folder, name) : undefined);
  try {
    const [database, objectStore] = await Promise.all([
      stack.add("PostgreSQL", startDatabaseServer({ port: ports.database, folder: folderOf("postgres") })),
      stack.add(
        "The object store",
        startObjectStoreServer({ port: ports.objectStore, folder: folderOf("s3") }),
      ),
      ...partsFor("sandbox-only", readEnv(sandboxSettings(folder, ports))).map((part) => startSandbox(part)),
    ]);
    const portals = ports.portals.map((port, index) => ({ name: portalName(index), port }));
    const balancer = await stack.add("The balancer", startBalancer({ port: ports.balancer, portals }));
    const stores = { ...objectStore.settings, DATABASE_URL: database.url };
    const parts = portalSettings(folder, ports).flatMap((own) =>
      partsFor("start", readEnv({ ...own, ...stores, ...settings })),
    );
    await stack.add("The portals", startPortals(parts));
    const seenByBalancer = {
      name: "balancer",
      readyUrl: `${balancer.url}/api/ready`,
      isReady: (answer: Response) => answer.ok,
    };
    await Promise.race([waitUntilReady(seenByBalancer, stop), stack.ended]);
    return { url: balancer.url, databaseUrl: database.url, ended: stack.ended, stop: stack.stop };
  } catch (error) {
    await stack.stop();
    throw error;
  }

  async function startSandbox(part: Part): Promise<void> {
    await stack.add(`The ${part.name}`, Promise.resolve(startChild(part)));
    await Promise.race([waitUntilReady(part, stop), stack.ended]);
  }

  /** Starts all portals at once, as an update of all of them does. */
  async function startPortals(parts: Part[]): Promise<{ stop: () => Promise<void> }> {
    const kept = parts.map((part, index) =>
      keepRunning(
        { ...part, name: portalName(index), readyUrl: `http://127.0.0.1:${part.port}/api/ready` },
        { stop, onStart: (pid) => writePid(index, pid) },
      ),
    );
    const stopAll = async () => {
      const running = (await Promise.allSettled(kept)).filter((start) => start.status === "fulfilled");
      await Promise.all(running.map(({ value }) => value.stop()));
    };
    await Promise.all(kept).catch(async (error: unknown) => {
      await stopAll();
      throw error;
    });
    return { stop: stopAll };
  }

  function writePid(index: number, pid: number | undefined): void {
    writeFileSync(path.join(folder, `${portalName(index)}.pid`), `${pid}\n`);
  }
}
