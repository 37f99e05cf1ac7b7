import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { settableClock } from "@/lib/base/testing/settable-clock";
import { hourMs } from "@/lib/domain/time/durations";
import { openEgress } from "@/lib/egress/egress";
import type { EvidenceQuery } from "@/lib/validation/process/validation-context";
import { createOnlineStatus } from "./online-status";

/** A client, and a server whose responder is silent; it counts its requests by path. */
async function openStatus() {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.statusCode = request.url === "/ocsp" ? 503 : 200;
    response.end(request.url);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const egress = openEgress({ allowsPrivateAddresses: false, trustedOrigins: [origin] });
  onTestFinished(async () => {
    await egress.close();
    server.close();
  });
  const clock = settableClock(new Date("2026-11-30T12:00:00Z"));
  const online = createOnlineStatus({ egress, now: clock.now, log: () => {} });
  const request = (queries: EvidenceQuery[]) => online.forFile().request(queries);
  return { origin, requests, clock, request, online };
}

test("where a responder is silent, the list of revoked certificates takes its place", async () => {
  const { origin, request } = await openStatus();
  const query = { kind: "ocsp" as const, url: `${origin}/ocsp`, request: "", listUrls: [`${origin}/list`] };
  expect(await request([query])).toEqual({
    certificates: [],
    revocation: [{ kind: "crl", bytes: Buffer.from("/list") }],
  });
});

test("what was answered, or not, is not requested again at once, and later it is", async () => {
  const { origin, requests, clock, request } = await openStatus();
  const queries = [
    { kind: "ocsp" as const, url: `${origin}/ocsp`, request: "", listUrls: [] },
    { kind: "certificate" as const, url: `${origin}/issuer` },
  ];
  const first = await request(queries);
  expect(await request(queries)).toEqual(first);
  expect(requests.toSorted()).toEqual(["/issuer", "/ocsp"]);
  clock.moveBy(hourMs);
  await request(queries);
  expect(requests.toSorted()).toEqual(["/issuer", "/ocsp", "/ocsp"]);
});

test("no request for a file begins more than 20 seconds after its first, and what is known still counts", async () => {
  const { origin, requests, clock, request, online } = await openStatus();
  const query = (path: string) => ({ kind: "certificate" as const, url: `${origin}${path}` });
  await request([query("/known")]);
  const ofFile = online.forFile();
  await ofFile.request([query("/first")]);
  clock.moveBy(19_000);
  await ofFile.request([query("/second")]);
  clock.moveBy(2_000);
  const late = { kind: "ocsp" as const, url: `${origin}/ocsp`, request: "", listUrls: [`${origin}/list`] };
  expect(await ofFile.request([query("/third"), late, query("/known")])).toEqual({
    certificates: [Buffer.from("/known")],
    revocation: [],
  });
  expect(requests).toEqual(["/known", "/first", "/second"]);
  await request([query("/third")]);
  expect(requests).toContain("/third");
});
