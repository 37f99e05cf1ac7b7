import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createGatewayClient } from "../client";

export const accessToken = "access-token-that-nobody-may-see";

/** The fixed time of these clients. */
export const now = () => new Date("2026-11-25T12:00:00Z");

type ScriptedCall = {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

/** What the server does with one call. */
export type ScriptedAnswer = (response: ServerResponse) => void;

type Headers = Record<string, string>;

export const json =
  (status: number, body: unknown, headers: Headers = {}): ScriptedAnswer =>
  (response) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

export const text =
  (status: number, body: string, headers: Headers = {}): ScriptedAnswer =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** Breaks the connection without a response. */
export const reset: ScriptedAnswer = (response) => response.destroy();

/** Takes the call and never responds. */
export const silence: ScriptedAnswer = () => undefined;

/** Announces more bytes than it sends before the connection breaks. */
export const cutOff =
  (body: string): ScriptedAnswer =>
  (response) => {
    response.writeHead(200, { "content-length": String(Buffer.byteLength(body) + 100) });
    response.write(body, () => response.destroy());
  };

/** Starts a gateway on a free port that gives every call the same response, with a client for it. */
export async function startScriptedGateway(answer: ScriptedAnswer, { timeoutMs = 5_000 } = {}) {
  const calls: ScriptedCall[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://gateway.test");
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return; // the caller has disconnected
    }
    const { method = "", headers } = request;
    calls.push({ method, path: pathname, query: search, headers, body: Buffer.concat(chunks) });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createGatewayClient({ baseUrl, accessToken, now, timeoutMs, transferTimeoutMs: timeoutMs });
  return { baseUrl, calls, client };
}

/** A client for a gateway that is down: nothing listens on its port. */
export async function clientWithoutServer() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const limits = { timeoutMs: 5_000, transferTimeoutMs: 5_000 };
  return createGatewayClient({ baseUrl: `http://127.0.0.1:${port}`, accessToken, now, ...limits });
}
