import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { findProgram } from "../programs";
import { startBalancer } from "./balancer";
import { freePort } from "./free-port";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A stand-in for a portal. The test sets its answers to the balancer's checks. */
async function fakePortal(
  name: string,
  respond: (request: IncomingMessage, response: ServerResponse) => void,
) {
  const state = { name, port: 0, readiness: 200, health: 503, requests: [] as string[] };
  const server = createServer((request, response) => {
    if (request.url === "/api/ready") return void response.writeHead(state.readiness).end();
    if (request.url === "/api/health") return void response.writeHead(state.health).end();
    state.requests.push(`${request.method} ${request.headers["x-forwarded-for"]}`);
    respond(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => (server.closeAllConnections(), server.close()));
  state.port = (server.address() as AddressInfo).port;
  return state;
}

async function balancerOf(...portals: { name: string; port: number }[]): Promise<string> {
  const balancer = await startBalancer({ port: await freePort(), portals });
  closers.push(balancer.stop);
  return balancer.url;
}

const onHaproxy = test.skipIf(!findProgram("haproxy"));

/** Repeats a request until the balancer, which checks twice a second, has noticed the change. */
async function waitForStatus(url: string, expected: number): Promise<void> {
  while ((await fetch(url, { method: "HEAD" })).status !== expected) await wait(50);
}

onHaproxy("only a request that changes nothing is sent again when a portal cuts it off", async () => {
  const portal = await fakePortal("a", (request, response) => {
    if (request.url === "/fine") response.end();
    else request.socket.destroy();
  });
  const url = await balancerOf(portal);
  await waitForStatus(`${url}/fine`, 200);
  // On a connection that has served a request, HAProxy could close it without a response, and browsers would send
  // again.
  await (await fetch(`${url}/fine`)).text();
  portal.requests.length = 0;
  expect((await fetch(url, { method: "POST", body: "x" })).status).toBe(502);
  expect(portal.requests).toEqual(["POST 127.0.0.1"]);
  portal.requests.length = 0;
  await fetch(url).catch(() => undefined);
  expect(portal.requests.length).toBeGreaterThan(1);
});

onHaproxy("the address that a client claims to come from is replaced", async () => {
  const portal = await fakePortal("a", (_, response) => void response.end());
  const url = await balancerOf(portal);
  await waitForStatus(url, 200);
  portal.requests.length = 0;
  await fetch(url, { headers: { "x-forwarded-for": "203.0.113.9" } });
  expect(portal.requests).toEqual(["GET 127.0.0.1"]);
});

/** Begins a response to each GET request and keeps it open. */
const beginning = (open: ServerResponse[]) => (request: IncomingMessage, response: ServerResponse) => {
  if (request.method === "HEAD") return void response.end();
  response.write("begun ");
  open.push(response);
};

onHaproxy("a portal that drains gets no new request and finishes those in progress", async () => {
  const open: ServerResponse[] = [];
  const portal = await fakePortal("a", beginning(open));
  const url = await balancerOf(portal);
  await waitForStatus(url, 200);
  const begun = await fetch(url);
  portal.readiness = 404;
  await waitForStatus(url, 503);
  open[0]!.end("and ended");
  expect(await begun.text()).toBe("begun and ended");
});

onHaproxy("a portal that is not ready is cut off, unless none is ready", async () => {
  const portal = await fakePortal("a", beginning([]));
  const url = await balancerOf(portal);
  await waitForStatus(url, 200);
  const stream = await fetch(url);
  portal.readiness = 503;
  await expect(stream.text()).rejects.toThrow();
  await waitForStatus(url, 503);
  portal.health = 200;
  await waitForStatus(url, 200);
});
