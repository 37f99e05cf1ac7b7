import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

type ReceivedRequest = { method: string; path: string; type: string; body: string };

/** A response, sent once `after` is settled. */
export type ReceiverAnswer = { status: number; body?: Uint8Array | string; after?: Promise<unknown> };

/**
 * Starts a server on a free port that records its requests; closed when the test ends.
 *
 * @param answer the response to the nth request, counted from 1
 */
export async function startReceiver(answer: (count: number) => ReceiverAnswer = () => ({ status: 200 })) {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = "", url: path = "", headers } = incoming;
    requests.push({ method, path, type: headers["content-type"] ?? "", body: await text(incoming) });
    const { status, body = "", after } = answer(requests.length);
    await after;
    outgoing.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    bodies: () => requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>),
  };
}
