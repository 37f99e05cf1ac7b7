import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listPostbacks } from "@/db/repositories/postbacks";
import { postbackUrl } from "@/lib/signing/rules/postback-address";
import { offlineContext } from "@/lib/signing/testing/offline-context";
import { POST } from "./route";

let context: Awaited<ReturnType<typeof offlineContext>>;
let pending: Set<Promise<unknown>>;

beforeEach(async () => {
  context = await offlineContext();
  pending = new Set();
  const portal = { workflow: context, now: context.now, pending };
  Object.assign(globalThis, { paraphPortal: Promise.resolve(portal) });
});

// Test files share their globals, and this portal's database closes with the test.
afterEach(() => Reflect.deleteProperty(globalThis, "paraphPortal"));

/** Posts to the postback path of a signing, or to one with an invalid token. */
async function post(body: string, { to = "sgn_1", contentType = "application/json" } = {}) {
  const url = to === "nobody" ? "http://portal.test/api/postback/sgn_1.0000" : postbackUrl(context, to);
  const request = new Request(url, { method: "POST", body, headers: { "content-type": contentType } });
  return POST(request, { params: Promise.resolve({ token: url.split("/").at(-1) ?? "" }) });
}

const storedPostbacks = (signingId: string | null = "sgn_1") =>
  listPostbacks(context.db.read, { signingId, limit: 1_000 });

/** Blocks every other write until `end` is called. */
function occupyDatabase(): { end: () => Promise<void> } {
  let end = () => {};
  const write = context.db.write(() => new Promise<void>((resolve) => (end = resolve)));
  return { end: () => Promise.resolve(end()).then(() => write) };
}

test.each([
  ["application/json", '{"status":"ok","action":"signing_completed"}'],
  ["application/x-www-form-urlencoded", "status=ok&action=signing_completed"],
  ["text/plain", "%%%"],
  ["application/json", ""],
])(
  "the route responds 200 to a postback of type %s and stores it, whatever its body",
  async (contentType, body) => {
    const response = await post(body, { contentType });
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
    const [postback] = await storedPostbacks();
    expect(postback).toMatchObject({ contentType, isWhole: true });
    expect(context.sealer.open("postback.body", postback!.sealedBody)).toBe(body);
  },
);

test("the route responds 200 to a postback that is too long and stores its first 64 kB", async () => {
  expect((await post("x".repeat(1_000_000))).status).toBe(200);
  const [postback] = await storedPostbacks();
  expect(postback?.isWhole).toBe(false);
  expect(context.sealer.open("postback.body", postback!.sealedBody)).toHaveLength(64 * 1024);
});

test("the route responds to the gateway while the database is busy, and a stop waits until the postback is stored", async () => {
  const occupied = occupyDatabase();
  expect((await post("{}")).status).toBe(200);
  expect(await storedPostbacks()).toEqual([]);
  await occupied.end();
  await Promise.all(pending);
  expect(await storedPostbacks()).toHaveLength(1);
  expect(pending.size).toBe(0);
});

test("the route refuses a postback that cannot be stored, so that the gateway sends it again", async () => {
  context.db.close();
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const response = await post('{"signer_info":{"code":"48001010019"}}');
  expect(response.status).toBe(503);
  expect(String(logged.mock.calls)).toContain("could not be recorded");
  expect(String(logged.mock.calls)).not.toContain("48001010019");
});

test("the route responds 200 to invalid tokens too, and stores at most 60 such postbacks per minute", async () => {
  for (let count = 0; count < 70; count++) expect((await post("{}", { to: "nobody" })).status).toBe(200);
  expect(await storedPostbacks(null)).toHaveLength(60);
  expect((await post("{}")).status).toBe(200);
  expect(await storedPostbacks()).toHaveLength(1);
});
