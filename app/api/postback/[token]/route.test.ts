import { beforeEach, expect, test, vi } from "vitest";
import { listPostbacks } from "@/db/repositories/postbacks";
import { postbackUrl } from "@/lib/signing/rules/postback-address";
import { offlineContext } from "@/lib/signing/testing/offline-context";
import { POST } from "./route";

let context: Awaited<ReturnType<typeof offlineContext>>;

beforeEach(async () => {
  context = await offlineContext();
  const portal = { workflow: context, now: context.now };
  Object.assign(globalThis, { paraphPortal: Promise.resolve(portal) });
});

/** Posts to the path of this signing, or to one of nobody's. */
async function post(body: string, { to = "sgn_1", contentType = "application/json" } = {}) {
  const url = to === "nobody" ? "http://portal.test/api/postback/sgn_1.0000" : postbackUrl(context, to);
  const request = new Request(url, { method: "POST", body, headers: { "content-type": contentType } });
  return POST(request, { params: Promise.resolve({ token: url.split("/").at(-1) ?? "" }) });
}

const kept = (signingId: string | null = "sgn_1") =>
  listPostbacks(context.db.read, { signingId, limit: 1_000 });

/** Keeps every other write waiting until it is told to end. */
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
])("a postback of type %s is answered with 200 and kept, whatever it says", async (contentType, body) => {
  const answer = await post(body, { contentType });
  expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
  const [postback] = await kept();
  expect(postback).toMatchObject({ contentType, isWhole: true });
  expect(context.sealer.open("postback.body", postback!.sealedBody)).toBe(body);
});

test("of a body that is too long its first 64 kB are kept, and it is answered alike", async () => {
  expect((await post("x".repeat(1_000_000))).status).toBe(200);
  const [postback] = await kept();
  expect(postback?.isWhole).toBe(false);
  expect(context.sealer.open("postback.body", postback!.sealedBody)).toHaveLength(64 * 1024);
});

test("the gateway has its answer while the database is busy, and the postback is kept afterwards", async () => {
  const occupied = occupyDatabase();
  expect((await post("{}")).status).toBe(200);
  expect(await kept()).toEqual([]);
  await occupied.end();
  await context.db.write(async () => undefined); // whatever was waiting is done
  expect(await kept()).toHaveLength(1);
});

test("a postback that cannot be kept is refused, so that it comes again", async () => {
  context.db.close();
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const answer = await post('{"signer_info":{"code":"48001010019"}}');
  expect(answer.status).toBe(503);
  expect(String(said.mock.calls)).toContain("could not be recorded");
  expect(String(said.mock.calls)).not.toContain("48001010019");
});

test("paths of nobody's are answered like all others, and a flood of them is kept in part", async () => {
  for (let count = 0; count < 70; count++) expect((await post("{}", { to: "nobody" })).status).toBe(200);
  expect(await kept(null)).toHaveLength(60);
  expect((await post("{}")).status).toBe(200);
  expect(await kept()).toHaveLength(1);
});
