import { createServer } from "node:net";
import type { Part } from "./parts";
import { StartError } from "@/lib/base/start-error";

type Listener = Pick<Part, "portSetting" | "host" | "port">;

/** Checks all ports before the start, for one clear message. @throws {StartError} when a part could not listen */
export async function requireFreePorts(listeners: Listener[]): Promise<void> {
  for (const [index, { port, portSetting }] of listeners.entries()) {
    const duplicate = listeners.slice(0, index).find((other) => other.port === port);
    if (duplicate)
      throw new StartError(
        `${duplicate.portSetting} and ${portSetting} are both ${port}. Set one of them to another number.`,
      );
  }
  for (const listener of listeners) {
    const failure = await portFailure(listener);
    if (failure) throw new StartError(messageFor(failure, listener));
  }
}

/**
 * Browsers try `::1` first for "localhost": another server listening there would answer instead of the portal, even
 * though the portal's own address is free.
 */
async function portFailure({ host, port }: Listener): Promise<string | undefined> {
  const failure = await listenFailure(host, port);
  if (failure) return failure;
  return (await listenFailure("::1", port)) === "EADDRINUSE" ? "EADDRINUSE" : undefined;
}

/** The error code with which listening fails; undefined if it would succeed. */
function listenFailure(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port }, () => server.close(() => resolve(undefined)));
  });
}

function messageFor(failure: string, { portSetting, host, port }: Listener): string {
  if (failure === "EADDRINUSE")
    return `Port ${port} is in use by another program. Stop it, or set ${portSetting} to another number.`;
  if (failure === "EACCES")
    return `Port ${port} may not be used without more rights. Set ${portSetting} to a number above 1023.`;
  return `Paraph cannot listen on "${host}" (${failure}). Set HOST to an address of this machine.`;
}
