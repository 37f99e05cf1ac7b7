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
  /** Holds the id of each portal's process as `portal-1.pid`, and the data unless it is thrown away. */
  folder: string;
  /** Whether database and files are kept in the folder, safe from a power cut. Else they are gone at the end. */
  keepsData: boolean;
  ports: ClusterPorts;
  /** Further settings of the portals. */
  settings?: Record<string, string>;
  /** Gives up starting. */
  stop: AbortSignal;
};

export type Cluster = {
  /** The balancer's address. */
  url: string;
  databaseUrl: string;
  /** Rejects when a server ends that is not started again. It never resolves. */
  ended: Promise<never>;
  /** Stops the portals first, so that they finish what they began, and then what they use. */
  stop: () => Promise<void>;
};

/**
 * Starts PostgreSQL, an object store, the sandbox gateway, portals of one build and a balancer before them. A portal that
 * ends is started again.
 *
 * @returns once all of them serve
 * @throws {StartError} when one cannot be started; the others have then been stopped
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

  /** Starts all at once, as an update of all of them does. */
  async function startPortals(parts: Part[]): Promise<{ stop: () => Promise<void> }> {
    const kept = parts.map((part, index) =>
      keepRunning(
        { ...part, name: portalName(index), readyUrl: `http://127.0.0.1:${part.port}/api/ready` },
        { stop, onStart: (pid) => notePid(index, pid) },
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

  function notePid(index: number, pid: number | undefined): void {
    writeFileSync(path.join(folder, `${portalName(index)}.pid`), `${pid}\n`);
  }
}
