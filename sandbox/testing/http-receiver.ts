import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export type ReceivedRequest = { method: string; path: string; body: string };
export type ReceiverAnswer = { status: number; body?: Uint8Array | string };

/** A server on a free port that keeps what it receives and answers as the test says; closed when the test is over. */
export async function startReceiver(answer: (request: ReceivedRequest, count: number) => ReceiverAnswer) {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    void readText(incoming).then((body) => {
      const request = { method: incoming.method ?? "", path: incoming.url ?? "", body };
      requests.push(request);
      const { status, body: content = "" } = answer(request, requests.length);
      outgoing.writeHead(status).end(content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    bodies: () => requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>),
  };
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
