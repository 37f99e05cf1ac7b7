import { expect, onTestFinished, test, vi } from "vitest";
import { listPurgeable } from "@/db/repositories/purge";
import { moveToTrash } from "@/db/repositories/trash";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { purgeAfter } from "@/lib/domain/document/trash";
import { startReconciler } from "./reconciler";
import { offlineContext } from "../testing/offline-context";
import { patience } from "../testing/patience";
import { startTestWorkflow } from "../testing/test-workflow";

const forever = new Promise<never>(() => {});

test("a process that stops hands back a step that does not end, and another process continues at once", async () => {
  const workflow = await startTestWorkflow();
  const { gateway, context, run } = workflow;
  const signing = await workflow.send();
  const called = new Promise<void>((resolve) =>
    gateway.interfere((operation, pass) => {
      if (operation !== "create") return pass();
      resolve();
      return forever;
    }),
  );
  const reconciler = startReconciler(context);
  await called;
  await reconciler.stop({ graceMs: 0 });
  expect((await signing.work()).status).toBe("preparing");

  gateway.behave();
  await run();
  expect((await signing.work()).status).toBe("out_for_signature");
});

test("a process that stops waits for a step that is about to end", async () => {
  const workflow = await startTestWorkflow();
  const { gateway, context } = workflow;
  const signing = await workflow.send();
  const called = new Promise<void>((resolve) =>
    gateway.interfere((operation, pass) => {
      if (operation === "create") resolve();
      return pass();
    }),
  );
  const reconciler = startReconciler(context);
  await called;
  await reconciler.stop({ graceMs: 20_000 });
  expect((await signing.work()).status).toBe("out_for_signature");
});

/** Stops the reconciler's timer, so that only a test lets it fire. */
function holdTimer(): void {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  onTestFinished(() => void vi.useRealTimers());
}

test("a commit wakes the reconciler without its timer", async () => {
  const workflow = await startTestWorkflow();
  const { gateway, context } = workflow;
  holdTimer();
  const called = new Promise<void>((resolve) =>
    gateway.interfere((operation, pass) => {
      if (operation === "upload") resolve();
      return pass();
    }),
  );
  const reconciler = startReconciler(context);
  const signing = await workflow.send();
  await called;
  await reconciler.stop({ graceMs: 20_000 });
  const [file] = (await signing.work()).sources;
  expect(file?.token).not.toBeNull();
});

test("the trash is purged when the timer fires, not after every commit", async () => {
  const context = await offlineContext();
  const { db, clock, now } = context;
  const [trashedAt, purgeAt] = [now(), purgeAfter(now())];
  const ownerId = await addUser(db, "ada", trashedAt);
  const { documentId } = await addDocument(db, { id: "doc_1", ownerId, now: trashedAt });
  await db.write((tx) => moveToTrash(tx, { documentId, now: trashedAt, purgeAt }));
  holdTimer();
  const purgeable = () => listPurgeable(db.read, { now: purgeAt, limit: 9 });

  const woken = startReconciler(context);
  clock.moveTo(purgeAt);
  await addUser(db, "ben", purgeAt);
  await woken.stop({ graceMs: 0 });
  expect(await purgeable()).toEqual([documentId]);

  clock.moveTo(trashedAt);
  const ticking = startReconciler(context);
  clock.moveTo(purgeAt);
  await vi.waitFor(async () => {
    vi.advanceTimersToNextTimer();
    expect(await purgeable()).toEqual([]);
  }, patience);
  await ticking.stop({ graceMs: 0 });
});
