import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app";
import { startMailReceiver, type MailReceiver } from "./inbox/mail-receiver";
import { openSandbox, runSandbox } from "./open-sandbox";
import type { ErrorReporter } from "./parts/sandbox";
import type { Settings } from "./parts/settings";
import { portError } from "./base/start-error";

export type RunningSandbox = {
  url: string;
  smtpPort: number;
  /** Deletes what has expired by the sandbox's clock, as it does every hour; for tests that move the clock. */
  removeExpired(): Promise<void>;
  /** Archives the signings whose grace period is over, as it does every hour. */
  archiveDue(): Promise<void>;
  close(): Promise<void>;
};

const reportToStderr: ErrorReporter = (summary, error) => {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${summary}: ${reason}\n`);
};

type Options = {
  /** Receives internal errors of the sandbox; they go to stderr by default. */
  report?: ErrorReporter;
  /** The sandbox's time; the machine's by default. */
  now?: () => Date;
};

/**
 * Starts a sandbox gateway.
 *
 * @param settings a port of 0 binds any free port, which the result names
 * @throws {StartError} when a port is in use or the data folder cannot be used
 */
export async function startSandbox(
  settings: Settings,
  { report = reportToStderr, now = () => new Date() }: Options = {},
): Promise<RunningSandbox> {
  let url = "";
  let schemeUrl = "";
  const origins = { origin: () => url, schemeOrigin: () => schemeUrl };
  const sandbox = await openSandbox(settings, { ...origins, report, now });
  const listener = getRequestListener(createApp(sandbox).fetch);
  const [server, schemeServer] = [createServer(listener), createServer(listener)];
  let mail: MailReceiver;
  try {
    mail = await startMailReceiver(sandbox);
    url = await listen(server, settings).catch(async (error: unknown) => {
      await mail.stop();
      throw error;
    });
    schemeUrl = await listen(schemeServer, { ...settings, port: 0 });
  } catch (error) {
    sandbox.store.close();
    throw error;
  }
  const work = runSandbox(sandbox);
  return {
    url,
    smtpPort: mail.port,
    removeExpired: work.removeExpired,
    archiveDue: work.archiveDue,
    async close() {
      await Promise.all([closeServer(server), closeServer(schemeServer), mail.stop()]);
      await work.stop();
    },
  };
}

function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}

function listen(server: Server, { host, port }: Settings): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(portError(`Port ${port} on ${host}`, error)));
    server.listen(port, host, () => {
      resolve(`http://${host}:${(server.address() as AddressInfo).port}`);
    });
  });
}
