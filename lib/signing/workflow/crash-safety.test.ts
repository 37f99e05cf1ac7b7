import { expect, test } from "vitest";
import { removeUnreferenced, unreferencedGraceMs } from "@/lib/files/stored-bytes";
import { startTestWorkflow } from "../testing/test-workflow";

const minute = 60_000;

test("a file whose bytes are removed before it is recorded is collected again from the gateway", async () => {
  const { context, clock, db, gateway, portal, run, send, store } = await startTestWorkflow();
  const signing = await send();
  await run();
  await signing.sign(0);
  await portal.untilPostbacks(2); // of the signature and of the completion
  // Another portal removes the bytes, as if this one was suspended for a day after it stored them.
  context.store = {
    ...store,
    async put(...arguments_) {
      const file = await store.put(...arguments_);
      const dayLater = new Date(clock.now().getTime() + unreferencedGraceMs);
      await removeUnreferenced({ db, store, now: () => dayLater }, "documents");
      return file;
    },
  };
  await run();
  expect(await signing.work()).toMatchObject({ status: "collecting", signedFileId: null, failures: 1 });
  expect(gateway.calls).not.toContain("delete signing");

  context.store = store;
  clock.moveBy(minute);
  await run();
  expect(await signing.documentStatus()).toBe("signed");
});

test("an upload whose answer was lost is repeated, and the possible orphan is recorded", async () => {
  const { clock, gateway, run, send } = await startTestWorkflow();
  const signing = await send();
  gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    return operation === "upload" ? "broken" : answer;
  });
  await run();
  expect((await signing.work()).uploadIntendedAt).not.toBeNull();
  gateway.behave();
  clock.moveBy(minute);
  await run();
  expect(await signing.documentStatus()).toBe("out_for_signature");
  expect((await signing.work()).uploadIntendedAt).toBeNull();
  const history = await signing.history();
  expect(history.filter((action) => action === "gateway.orphan_possible")).toHaveLength(1);
});

test("an upload that was refused leaves no intent, as there is nothing at the gateway", async () => {
  const { gateway, run, send } = await startTestWorkflow();
  const signing = await send();
  gateway.interfere(async () => {
    const body = Buffer.from('{"status":"error","code":10000,"errors":[]}');
    return { status: 400, headers: { "content-type": "application/json" }, body };
  });
  await run();
  expect(await signing.work()).toMatchObject({ status: "failed", uploadIntendedAt: null });
});
