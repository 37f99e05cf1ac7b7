import { expect, test } from "vitest";
import { findGatewayPause } from "@/db/repositories/gateway-pauses";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import { accessToken } from "../testing/test-gateway";
import { startTestWorkflow } from "../testing/test-workflow";

const second = 1_000;
const minute = 60 * second;

/** A workflow whose access token can be revoked and restored. */
async function withToken() {
  const workflow = await startTestWorkflow();
  const { gateway, context, db } = workflow;
  const limits = { timeoutMs: 20_000, transferTimeoutMs: 20_000 };
  const config = { baseUrl: gateway.url, accessToken, now: context.now, ...limits };
  context.gateway = createGatewayClient(config);
  return {
    ...workflow,
    revokeToken: () => void (config.accessToken = "taken away"),
    restoreToken: () => void (config.accessToken = accessToken),
    pause: () => findGatewayPause(db.read),
  };
}

test("a refused token pauses the work on every signing after one call, and says why", async () => {
  const { revokeToken, send, run, pause, gateway, clock } = await withToken();
  revokeToken();
  const signings = [await send(), await send(), await send()];
  await run();
  expect(gateway.calls).toEqual(["upload"]);
  expect(await pause()).toMatchObject({ since: clock.now() });
  for (const signing of signings) expect(await signing.documentStatus()).toBe("preparing");
  expect(await signings[0]!.reason()).toEqual({ code: "gateway_forbidden" });
  expect(await signings[0]!.history()).toContain("gateway.access_refused");
});

test("a refused token is tried again with one call each time, less and less often", async () => {
  const { revokeToken, send, run, gateway, clock } = await withToken();
  revokeToken();
  for (let sent = 0; sent < 3; sent++) await send();
  await run();
  const triedAt: number[] = [];
  const start = clock.now().getTime();
  while (clock.now().getTime() - start < 2 * 60 * minute) {
    const before = gateway.calls.length;
    clock.moveBy(15 * second);
    await run();
    if (gateway.calls.length > before) triedAt.push((clock.now().getTime() - start) / second);
    expect(gateway.calls.length - before).toBeLessThanOrEqual(1);
  }
  expect(triedAt).toEqual([15, 75, 375, 1275, 3075, 4875, 6675]);
});

test("once the token works, all signings continue by themselves", async () => {
  const { revokeToken, restoreToken, send, run, pause, clock } = await withToken();
  revokeToken();
  const signings = [await send(), await send(), await send()];
  await run();
  restoreToken();
  await run();
  expect(await pause()).toBeDefined(); // the token has not been tried yet
  clock.moveBy(15 * second);
  await run();
  expect(await pause()).toBeUndefined();
  for (const signing of signings) {
    expect(await signing.documentStatus()).toBe("out_for_signature");
    expect(await signing.reason()).toBeNull();
  }
  const histories = await Promise.all(signings.map((signing) => signing.history()));
  expect(histories.flat().filter((action) => action === "gateway.access_restored")).toHaveLength(1);
});

test("a probe without a response leaves the pause on", async () => {
  const { revokeToken, send, run, pause, gateway, clock } = await withToken();
  revokeToken();
  await send();
  await run();
  gateway.interfere(async () => "broken");
  clock.moveBy(15 * second);
  await run();
  expect(gateway.calls).toHaveLength(2);
  expect(await pause()).toMatchObject({ probes: 1 });
});

test("a refusal of one signing alone does not hold up the others", async () => {
  const { send, run, gateway, clock } = await withToken();
  const [odd, other] = [await send(), await send()];
  let refusals = 0;
  gateway.interfere(async (operation, pass) => {
    const isOdd = operation === "upload" && refusals++ === 0;
    if (!isOdd) return pass();
    const headers = { "content-type": "application/json" };
    return { status: 403, headers, body: Buffer.from('{"status":"error","code":403}') };
  });
  await run();
  clock.moveBy(15 * second);
  await run();
  expect(await other.documentStatus()).toBe("out_for_signature");
  expect(await odd.documentStatus()).toBe("out_for_signature");
});

test("a document in the library becomes signed even if its deletion is the first call to be refused", async () => {
  const { revokeToken, restoreToken, send, run, gateway, pause, clock } = await withToken();
  const signing = await send();
  await run();
  await signing.sign(0);
  gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    if (operation === "download") revokeToken();
    return answer;
  });
  clock.moveBy(15 * minute);
  await run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await pause()).toBeDefined();
  restoreToken();
  clock.moveBy(minute);
  await run();
  expect((await signing.work()).deletedAtGatewayAt).not.toBeNull();
});
