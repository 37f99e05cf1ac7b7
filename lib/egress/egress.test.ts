import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { openEgress } from "./egress";
import { publicLookup } from "./public-lookup";

type Handler = NonNullable<Parameters<typeof createServer>[1]>;

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server on this machine, and the requests that have reached it. */
async function serve(handler: Handler) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    return handler(request, response);
  });
  return { url: await listen(server), requests, server };
}

function open(settings: Partial<Parameters<typeof openEgress>[0]> = {}) {
  const egress = openEgress({ allowsPrivateAddresses: true, ...settings });
  onTestEnd(() => egress.close());
  return egress;
}

const limits = { maxBytes: 1_000, timeoutMs: 10_000 };

async function bodyOf(request: IncomingMessage): Promise<string> {
  return Buffer.concat(await request.toArray()).toString();
}

describe("a request to the internet", () => {
  test("brings the body of the answer and its type", async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(200, { "content-type": "application/xml" }).end("<list/>"),
    );
    const { bytes, contentType } = await open().request(url, limits);
    expect([bytes.toString(), contentType]).toEqual(["<list/>", "application/xml"]);
  });

  test("sends the body and the headers of a POST", async () => {
    const { url } = await serve(async (request, response) =>
      response.end(`${request.method} ${request.headers["content-type"]} ${await bodyOf(request)}`),
    );
    const post = { method: "POST", body: Buffer.from("ask"), headers: { "content-type": "a/b" } } as const;
    const { bytes } = await open().request(url, { ...limits, ...post });
    expect(bytes.toString()).toBe("POST a/b ask");
  });

  test("follows redirects of a GET, five at most, and none of a POST", async () => {
    const { url, requests } = await serve((request, response) =>
      request.url === "/end"
        ? response.end("there")
        : response.writeHead(302, { location: next(request) }).end(),
    );
    const next = ({ url: from = "" }: IncomingMessage) => (from === "/start" ? "/end" : `${from}x`);
    expect((await open().request(`${url}/start`, limits)).bytes.toString()).toBe("there");
    await expect(open().request(`${url}/x`, limits)).rejects.toMatchObject({ failure: "redirect_refused" });
    expect(requests).toHaveLength(2 + 6);
    const post = open().request(`${url}/start`, { ...limits, method: "POST", body: Buffer.from("ask") });
    await expect(post).rejects.toMatchObject({ failure: "redirect_refused" });
  });

  test("ends once the answer is longer than allowed, however long it says it is", async () => {
    const { url } = await serve((_, response) => {
      response.write("a".repeat(600));
      response.end("a".repeat(600));
    });
    await expect(open().request(url, limits)).rejects.toMatchObject({ failure: "too_large" });
    expect((await open().request(url, { ...limits, maxBytes: 1_200 })).bytes).toHaveLength(1_200);
  });

  test("ends when the answer does not come in time, or the caller leaves", async () => {
    const { url } = await serve((_, response) => void response.write("first"));
    const late = open().request(url, { ...limits, timeoutMs: 50 });
    await expect(late).rejects.toMatchObject({ failure: "timeout" });
    const leaving = new AbortController();
    const left = open().request(url, { ...limits, signal: leaving.signal });
    leaving.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
  });

  test("fails for other statuses and for a host that is not there, and never quotes the path", async () => {
    const { url, server } = await serve((_, response) => response.writeHead(404).end("no"));
    const missing = await open()
      .request(`${url}/secret`, limits)
      .catch((error: unknown) => error);
    expect(missing).toMatchObject({ failure: "status", message: expect.stringContaining("404") });
    expect(String(missing)).not.toContain("secret");
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(open().request(url, limits)).rejects.toMatchObject({ failure: "unreachable" });
  });
});

describe("an address that is not public", () => {
  const strict = () => open({ allowsPrivateAddresses: false });

  test("is refused before any connection, however it is written", async () => {
    const { url, requests } = await serve((_, response) => response.end());
    const { port } = new URL(url);
    const hosts = [
      "127.0.0.1",
      "2130706433",
      "0x7f.1",
      "localhost",
      "a.localhost",
      "[::1]",
      "[::ffff:127.0.0.1]",
    ];
    for (const host of hosts)
      await expect(strict().request(`http://${host}:${port}/`, limits)).rejects.toMatchObject({
        failure: "address_refused",
      });
    expect(requests).toHaveLength(0);
  });

  test("is refused when a name leads to it", async () => {
    const error = await new Promise((resolve) => publicLookup("localhost", { all: true }, resolve));
    expect(error).toMatchObject({ failure: "address_refused" });
  });

  test("is refused when a redirect leads to it", async () => {
    const { url: secret, requests } = await serve((_, response) => response.end());
    const { url: proxy } = await serve((_, response) => response.writeHead(302, { location: secret }).end());
    const lured = open({ allowsPrivateAddresses: false, proxy: { http: proxy } });
    const failed = lured.request("http://public.example/", limits);
    await expect(failed).rejects.toMatchObject({ failure: "address_refused" });
    expect(requests).toHaveLength(0);
  });

  test("is requested where its very origin is trusted", async () => {
    const [{ url }, other] = [
      await serve((_, response) => response.end("pki")),
      await serve(() => undefined),
    ];
    const egress = open({ allowsPrivateAddresses: false, trustedOrigins: [url] });
    expect((await egress.request(`${url}/ca.crt`, limits)).bytes.toString()).toBe("pki");
    await expect(egress.request(other.url, limits)).rejects.toMatchObject({ failure: "address_refused" });
  });

  test.each(["file:///etc/passwd", "ldap://ldap.example/", "not an address"])(
    "is refused as %s",
    async (url) => {
      await expect(strict().request(url, limits)).rejects.toMatchObject({ failure: "address_refused" });
    },
  );
});

describe("a proxy", () => {
  test("gets the tunnels of https and the requests of http, except for bypassed hosts", async () => {
    const requested: string[] = [];
    const { url: target } = await serve((_, response) => response.end("direct"));
    const proxy = createServer((request, response) => {
      requested.push(`${request.method} ${request.url}`);
      response.end("through");
    }).on("connect", (request, socket) => {
      requested.push(`CONNECT ${request.url}`);
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    const uri = await listen(proxy);
    const egress = open({ proxy: { https: uri, bypass: "127.0.0.1" } });
    await expect(egress.request("https://lists.example/eu.xml", limits)).rejects.toMatchObject({
      failure: "unreachable",
    });
    const list = await egress.request("http://lists.example/eu.xml", limits);
    expect(list.bytes.toString()).toBe("through");
    expect(requested).toEqual(["CONNECT lists.example:443", "GET http://lists.example/eu.xml"]);
    expect((await egress.request(target, limits)).bytes.toString()).toBe("direct");
  });
});
