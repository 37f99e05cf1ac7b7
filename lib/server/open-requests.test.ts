import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, type RequestListener, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { gate } from "@/lib/base/testing/gate";
import { appendCaller, type OpenRequests, watchRequests } from "./open-requests";

/** A server whose requests are watched, and a browser that keeps its connections. */
async function serve(listener: RequestListener, watched: OpenRequests = watchRequests()) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
    watched.forget();
  });
  const { port } = server.address() as AddressInfo;
  async function get(headers: Record<string, string> = {}) {
    const sent = send({ host: "127.0.0.1", port, agent, headers }).end();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    const text = await new Response(response as unknown as ReadableStream).text();
    return { text, connection: response.headers.connection };
  }
  return { watched, server, get };
}

/** A request handler that answers when the test calls `answer`. */
function delayedListener() {
  const [arrival, answering] = [gate(), gate()];
  const listener: RequestListener = (_, response) => {
    arrival.open();
    void answering.opened.then(() => response.end("done"));
  };
  return { listener, answer: answering.open, arrived: arrival.opened };
}

test("once connections close, requests in progress and later ones are answered and end their connection", async () => {
  const { listener, answer, arrived } = delayedListener();
  const { watched, get } = await serve(listener);
  const first = get();
  await arrived;
  watched.closeConnections();
  answer();
  expect(await first).toEqual({ text: "done", connection: "close" });
  expect(await get()).toEqual({ text: "done", connection: "close" });
});

test("the end waits for the request in progress and accepts no other", async () => {
  const { listener, answer, arrived } = delayedListener();
  const { watched, get } = await serve(listener);
  const first = get();
  await arrived;
  const ended = watched.end(60_000);
  await expect(get()).rejects.toThrow("ECONNREFUSED");
  answer();
  expect(await ended).toBe(true);
  expect((await first).text).toBe("done");
});

test("the end closes idle connections, and gives up on a request that lasts too long", async () => {
  const { listener, arrived } = delayedListener();
  const { watched, server, get } = await serve(listener);
  get().catch(() => undefined);
  await arrived;
  expect(await watched.end(1)).toBe(false);
  expect(server.listening).toBe(false);
});

test("the end of a process without requests waits for nothing", async () => {
  const { watched, server, get } = await serve((_, response) => response.end("done"));
  await get();
  expect(await watched.end(60_000)).toBe(true);
  await once(server, "close");
});

test("the caller's address is appended to the hops that the request names", async () => {
  const listener: RequestListener = ({ headers }, response) =>
    response.end(String(headers["x-forwarded-for"]));
  const { get } = await serve(listener, watchRequests(appendCaller));
  expect((await get()).text).toBe("127.0.0.1");
  expect((await get({ "x-forwarded-for": "203.0.113.9" })).text).toBe("203.0.113.9, 127.0.0.1");
});
