import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

type Received = { method: string; path: string; type: string; body: string };
type Reply = { status: number; body?: Buffer; after?: Promise<unknown> };

/** A server on this machine that keeps what it receives and answers as the check says; closed when the check is over. */
export async function startLocalServer(reply: (count: number) => Reply = () => ({ status: 200 })) {
  const received: Received[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = "", url: path = "", headers } = incoming;
    const request = { method, path, type: headers["content-type"] ?? "", body: await text(incoming) };
    received.push(request);
    const { status, body, after } = reply(received.length);
    await after;
    outgoing.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const bodies = () => received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, bodies };
}
