import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import type { TestPortal } from "@/testing/portals";

type Options = {
  /** The gateway of another portal, as an operator configures the vendor's. */
  gatewayUrl: string;
  /** Whether the data folder stays as an earlier portal left it. */
  keepsData?: boolean;
};

export type StartedPortal = {
  /** Its standard output so far. */
  printed: () => string;
  errors: () => string;
  /** Stops the portal. Resolves once its process has exited. */
  stop: () => Promise<void>;
};

/**
 * Starts a portal as `npm start` does, without a sandbox gateway beside it and with an empty data folder.
 *
 * @throws {Error} if the process exits before it is ready
 */
export async function startPortal(
  { dataDir, settings, url }: TestPortal,
  { gatewayUrl, keepsData = false }: Options,
): Promise<StartedPortal> {
  if (!keepsData) await rm(dataDir, { recursive: true, force: true });
  const portal = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    env: {
      ...{ ...process.env, ...settings, APP_URL: url },
      ...{ GATEWAY_URL: gatewayUrl, GATEWAY_ACCESS_TOKEN: "sandbox-token" },
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(portal, "close");
  const output = { printed: "", errors: "" };
  portal.stderr.on("data", (chunk: Buffer) => (output.errors += chunk.toString()));
  const ready = new Promise<void>((resolve) =>
    portal.stdout.on("data", (chunk: Buffer) => {
      output.printed += chunk.toString();
      if (output.printed.includes("Paraph is ready.")) resolve();
    }),
  );
  await Promise.race([
    ready,
    ended.then(() => {
      throw new Error(`The portal did not start: ${output.errors}`);
    }),
  ]);
  return {
    printed: () => output.printed,
    errors: () => output.errors,
    async stop() {
      portal.kill("SIGTERM");
      await ended;
    },
  };
}
