import { request as requestByHttp } from "node:http";
import { request as requestByHttps } from "node:https";
import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";

/** The gateway under test. */
export const gateway = inject("gateway");

export type Answer = { status: number; type: string; bytes: Buffer; body: Record<string, unknown> };

type Content = { type: string; content: string | Buffer };

export const json = (body: unknown): Content => ({ type: "application/json", content: JSON.stringify(body) });

/**
 * Sends a request with exactly these bytes, which `fetch` cannot: a GET may have a body, and a boundary any form.
 *
 * @param token the access token; null sends none
 */
export function send(
  method: "GET" | "POST",
  path: string,
  { body, token = gateway.token }: { body?: Content; token?: string | null } = {},
): Promise<Answer> {
  const url = new URL(`${gateway.url}${path}`);
  if (token !== null) url.searchParams.set("access_token", token);
  const headers = body && { "content-type": body.type, "content-length": Buffer.byteLength(body.content) };
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestByHttps : requestByHttp;
    const call = request(url, { method, headers }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const [bytes, type = ""] = [Buffer.concat(chunks), incoming.headers["content-type"]];
      const parsed: unknown = type.startsWith("application/json") ? JSON.parse(bytes.toString("utf8")) : {};
      resolve({ status: incoming.statusCode ?? 0, type, bytes, body: parsed as Answer["body"] });
    });
    call.once("error", reject);
    call.end(body?.content);
  });
}

export const get = (path: string) => send("GET", path);
export const post = (path: string, body: unknown = {}) => send("POST", path, { body: json(body) });

/** Fetches the file at an address from an answer. @throws when the address is not on the gateway */
export function fetchFile(address: unknown): Promise<Answer> {
  const { origin, pathname } = new URL(String(address));
  if (origin !== new URL(gateway.url).origin) throw new Error("The file is not at the gateway.");
  return get(pathname);
}

const maxWaitMs = 3000;

/** Polls with growing pauses until `isReached` holds; the test's timeout ends it. */
export async function until<T>(read: () => T | Promise<T>, isReached: (answer: T) => boolean): Promise<T> {
  for (let waitMs = 100; ; waitMs = Math.min(2 * waitMs, maxWaitMs)) {
    const answer = await read();
    if (isReached(answer)) return answer;
    await wait(waitMs);
  }
}
