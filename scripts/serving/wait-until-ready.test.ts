import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { waitUntilReady } from "./wait-until-ready";

/** The address of a server that is ready as soon as `isReady` says so. */
async function startServer(isReady: () => boolean): Promise<string> {
  const server = createServer((_, response) => response.writeHead(isReady() ? 200 : 503).end());
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const isReady = (answer: Response) => answer.ok;

test("a part is waited for as long as it takes, and reported again and again meanwhile", async () => {
  const printed: string[] = [];
  const readyUrl = await startServer(() => printed.length >= 3);
  await waitUntilReady({ name: "portal", readyUrl, isReady }, new AbortController().signal, {
    print: (line) => printed.push(line),
    reportEveryMs: 1,
  });
  expect(new Set(printed)).toEqual(new Set(["The portal is not ready yet."]));
});

test("waiting for a part that never becomes ready ends when it is cancelled", async () => {
  const cancelled = new AbortController();
  const readyUrl = await startServer(() => {
    cancelled.abort();
    return false;
  });
  await waitUntilReady({ name: "portal", readyUrl, isReady }, cancelled.signal);
});
