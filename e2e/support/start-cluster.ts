import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { testCluster } from "@/testing/portals";

type ClusterPortal = (typeof testCluster.portals)[number];

export type StartedCluster = {
  /** Kills a portal, which is then restarted. */
  kill: (portal: ClusterPortal) => void;
  untilReady: (portal: ClusterPortal) => Promise<void>;
  /** The portal that receives an upload. Undefined while none does. */
  findReceiver: () => ClusterPortal | undefined;
  stop: () => Promise<void>;
};

/** A file of the spool that is still being written has a random name; a copy has the name of its hash. */
const beingWritten = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Starts a cluster as `npm run cluster` does. @throws {Error} if it ends before it is ready */
export async function startCluster(): Promise<StartedCluster> {
  const args = ["--import", "tsx", "scripts/cluster.ts", "--port", String(testCluster.port)];
  const cluster = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(cluster, "close");
  let output = "";
  const ready = new Promise<void>((resolve) => {
    for (const stream of [cluster.stdout, cluster.stderr])
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes("Ctrl-C stops the cluster.")) resolve();
      });
  });
  await Promise.race([
    ready,
    ended.then(() => {
      throw new Error(`The cluster did not start: ${output}`);
    }),
  ]);
  const [, folder = ""] = /^ +Data +(.+), removed at the end/m.exec(output) ?? [];
  const filesBelow = (portal: ClusterPortal) =>
    readdirSync(path.join(folder, portal.name), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
  return {
    kill: ({ name }) =>
      void process.kill(Number(readFileSync(path.join(folder, `${name}.pid`), "utf8")), "SIGKILL"),
    async untilReady({ port }) {
      const isReady = async () =>
        (await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => undefined))?.ok ?? false;
      await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
    },
    findReceiver: () =>
      testCluster.portals.find((portal) => filesBelow(portal).some(({ name }) => beingWritten.test(name))),
    async stop() {
      cluster.kill("SIGINT");
      await ended;
    },
  };
}
