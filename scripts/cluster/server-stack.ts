import { StartError } from "@/lib/base/start-error";

type Server = { stop: () => Promise<void>; exited?: Promise<string> };

/** Servers that are stopped in the reverse order of their start. */
export function serverStack() {
  const servers: Server[] = [];
  let isStopping = false;
  let fail: (failure: StartError) => void;
  const ended = new Promise<never>((_, reject) => (fail = reject));
  // Until something awaits this, the failing start itself reports the error.
  ended.catch(() => undefined);
  return {
    /** Rejects with a StartError when a server ends by itself. Never resolves. */
    ended,
    /** @throws {StartError} if it does not start */
    async add<S extends Server>(name: string, starting: Promise<S>): Promise<S> {
      const server = await starting.catch((error: unknown) => {
        throw error instanceof StartError
          ? error
          : new StartError(error instanceof Error ? error.message : `${name} did not start.`, {
              cause: error,
            });
      });
      void server.exited?.then((ending) => {
        if (!isStopping) fail(new StartError(`${name} ended unexpectedly (${ending}).`));
      });
      // Another server failed in the meantime.
      if (isStopping) await server.stop();
      else servers.push(server);
      return server;
    },
    async stop(): Promise<void> {
      isStopping = true;
      for (let server = servers.pop(); server; server = servers.pop()) await server.stop();
    },
  };
}
