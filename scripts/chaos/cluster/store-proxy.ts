import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Smaller files are uploaded all the time (promises.ts); that they are stored is no boundary of a document's life. */
const largestInBackground = 200;

/** Called at a moment of a request; resolves when it may go on. */
export type StorePass = (boundary: string) => Promise<void>;

/**
 * Passes the requests of one portal on to the store of files, or answers them with 503. Its two moments of a request are
 * boundaries: before the store has it, and before its answer reaches the portal. The header Host, which is signed, stays.
 */
export async function startStoreProxy(target: string, pass: StorePass) {
  let isDown = false;
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = "", headers, url = "" } = incoming;
    const isInBackground = method === "PUT" && Number(headers["content-length"]) < largestInBackground;
    const passBy = isInBackground ? async () => {} : pass;
    await passBy(`store: before a ${method} reaches it`);
    if (isDown) {
      incoming.resume();
      await once(incoming, "end");
      return void outgoing.writeHead(503).end();
    }
    const passed = request(new URL(url, target), { method, headers });
    incoming.pipe(passed);
    const [answer] = (await once(passed, "response")) as [IncomingMessage];
    await passBy(`store: before its answer to a ${method}`);
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.once("error", () => outgoing.destroy());
    answer.pipe(outgoing);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setDown: (down: boolean) => void (isDown = down),
    async stop(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
