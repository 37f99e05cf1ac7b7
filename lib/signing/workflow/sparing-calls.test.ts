import { expect, test, vi } from "vitest";
import { dayMs, hourMs } from "@/lib/domain/time/durations";
import { startReconciler } from "./reconciler";
import { patience } from "../testing/patience";
import { startTestWorkflow } from "../testing/test-workflow";

const calls = {
  upload: /^POST .*\/upload\.json$/,
  uploadStatus: /^GET \/api\/file\/.*\/status\.json$/,
  create: /create\.json$/,
  status: /^GET \/api\/signing\/.*\/status\.json$/,
  download: /\/download/,
  delete: /delete\.json$/,
};

test("a signing whose postbacks arrive takes no more calls than necessary", async () => {
  const workflow = await startTestWorkflow({ gatewayUpload: "url" });
  const { gateway, portal, context } = workflow;
  context.now = () => new Date();
  const reconciler = startReconciler(context);
  const signerCount = 3;
  const signing = await workflow.send(signerCount);
  const until = (status: string) =>
    vi.waitFor(async () => expect(await signing.documentStatus()).toBe(status), patience);

  await until("out_for_signature");
  for (let position = 0; position < signerCount; position++) await signing.sign(position);
  await portal.untilPostbacks(signerCount + 1);
  await until("signed");
  await vi.waitFor(async () => expect((await signing.work()).deletedAtGatewayAt).not.toBeNull(), patience);
  await reconciler.stop({ graceMs: 10_000 });

  const log = await gateway.logged();
  const count = (pattern: RegExp) => log.filter((call) => pattern.test(call)).length;
  const max = { upload: 1, uploadStatus: 2, create: 1, status: 1 + signerCount, download: 1, delete: 2 };
  for (const [name, pattern] of Object.entries(calls))
    expect.soft(count(pattern), name).toBeLessThanOrEqual(max[name as keyof typeof max]);
  expect(log.filter((call) => !Object.values(calls).some((pattern) => pattern.test(call)))).toEqual([]);
});

test("the status of a signing without signatures is checked less and less often, and never once it is over", async () => {
  const { gateway, send, run, clock } = await startTestWorkflow();
  const signing = await send();
  for (let passed = 0; passed < 31 * 24; passed += 1) {
    await run();
    clock.moveBy(hourMs);
  }
  expect((await signing.work()).status).toBe("expired");
  const checks = gateway.calls.filter((operation) => operation === "status").length;
  expect(checks).toBeLessThan(45); // once a day for thirty days, and some at the start and the end
  const before = gateway.calls.length;
  clock.moveBy(100 * dayMs);
  await run();
  expect(gateway.calls).toHaveLength(before);
});
