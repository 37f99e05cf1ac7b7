import { expect, test, vi } from "vitest";
import { startReconciler } from "./reconciler";
import { startTestWorkflow } from "../testing/test-workflow";

const forever = new Promise<never>(() => {});

test("a process that stops hands back a step that does not end, and another process continues at once", async () => {
  const workflow = await startTestWorkflow();
  const { gateway, context, run } = workflow;
  const signing = await workflow.send();
  const asked = new Promise<void>((resolve) =>
    gateway.interfere((operation, pass) => {
      if (operation !== "create") return pass();
      resolve();
      return forever;
    }),
  );
  const reconciler = startReconciler(context);
  await asked;
  await reconciler.stop({ graceMs: 0 });
  expect((await signing.work()).status).toBe("preparing");

  gateway.behave();
  await run();
  expect((await signing.work()).status).toBe("out_for_signature");
});

test("a process that stops lets a step that is about to end do so", async () => {
  const workflow = await startTestWorkflow();
  const { gateway, context } = workflow;
  const signing = await workflow.send();
  let stopped: Promise<void> | undefined;
  const reconciler = await new Promise<ReturnType<typeof startReconciler>>((resolve) => {
    gateway.interfere((operation, pass) => {
      if (operation === "create") {
        stopped = started.stop({ graceMs: 20_000 });
        resolve(started);
      }
      return pass();
    });
    const started = startReconciler(context);
  });
  reconciler.wake();
  await stopped;
  expect((await signing.work()).status).toBe("out_for_signature");
});

test("the commit of a command makes the reconciler take the signing, without its timer", async () => {
  const workflow = await startTestWorkflow();
  vi.useFakeTimers({ toFake: ["setInterval"] });
  const uploaded = new Promise<void>((resolve) =>
    workflow.gateway.interfere((operation, pass) => {
      if (operation === "upload") resolve();
      return pass();
    }),
  );
  const reconciler = startReconciler(workflow.context);
  await workflow.send();
  await uploaded;
  await reconciler.stop({ graceMs: 20_000 });
  vi.useRealTimers();
});
