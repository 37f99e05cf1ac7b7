import { expect, test } from "vitest";
import { changeable, mailsOf } from "../testing/changeable-signing";
import { startTestWorkflow } from "../testing/test-workflow";

test.each([
  ["add signer", "before"],
  ["add signer", "after"],
  ["remove signer", "before"],
  ["remove signer", "after"],
])("a change is made once although the connection breaks at %s, %s it is done", async (broken, moment) => {
  const workflow = await startTestWorkflow();
  const { signing, replace, emails } = await changeable(workflow, 2);
  let isBroken = true;
  workflow.gateway.interfere(async (operation, pass) => {
    if (operation !== broken || !isBroken) return pass();
    isBroken = false;
    if (moment === "after") await pass();
    return "broken";
  });
  await replace();
  await workflow.run();
  workflow.clock.moveBy(60_000);
  await workflow.run();
  expect(await emails()).toEqual(["signer-1@example.com", "rasa@example.com"]);
  expect((await signing.work()).changingCount).toBe(0);
  expect(await mailsOf(workflow)).toHaveLength(2);
});

test("a signer removed by a call whose answer was lost does not count when the others complete the signing", async () => {
  const workflow = await startTestWorkflow();
  const { signing, remove, emails } = await changeable(workflow, 2);
  let isBroken = true;
  workflow.gateway.interfere(async (operation, pass) => {
    if (operation !== "remove signer" || !isBroken) return pass();
    isBroken = false;
    await pass();
    return "broken";
  });
  await remove();
  await workflow.run();
  await signing.sign(1);
  await workflow.portal.untilPostbacks(2);
  workflow.clock.moveBy(60_000);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await emails()).toEqual(["signer-1@example.com"]);
  expect((await signing.history()).filter((action) => action === "signer.signed")).toHaveLength(1);
});

test.each([
  ["add signer", 1],
  ["add signer", 2],
  ["remove signer", 1],
])(
  "a signer added by a call whose answer was lost can be the last to sign (broken: %s, the first %i)",
  async (broken, times) => {
    const workflow = await startTestWorkflow();
    const { signing, add } = await changeable(workflow, 1);
    let breaksLeft =
      broken === "remove signer" ? { "add signer": 1, "remove signer": times } : { "add signer": times };
    workflow.gateway.interfere(async (operation, pass) => {
      const answer = await pass();
      const remaining = breaksLeft[operation as keyof typeof breaksLeft] ?? 0;
      breaksLeft = { ...breaksLeft, [operation]: remaining - 1 };
      return remaining > 0 ? "broken" : answer;
    });
    await add();
    await workflow.run();
    await signing.sign(0);
    for (let attempt = 0; attempt < 4; attempt++) {
      workflow.clock.moveBy(60_000);
      await workflow.run();
    }
    expect(await signing.work()).toMatchObject({ status: "out_for_signature", changingCount: 0 });
    expect(await signing.history()).toContain("signer.added");
    await signing.sign(1);
    await workflow.portal.untilPostbacks(3);
    await workflow.run();
    expect(await signing.documentStatus()).toBe("signed");
  },
);

test("a signer added by a call whose answer was lost is removed once the person to be replaced has signed", async () => {
  const workflow = await startTestWorkflow();
  const { signing, replace, emails } = await changeable(workflow, 1);
  let isBroken = true;
  workflow.gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    const breaks = operation === "add signer" && isBroken;
    if (breaks) isBroken = false;
    return breaks ? "broken" : answer;
  });
  await replace();
  await workflow.run();
  await signing.sign(0);
  workflow.clock.moveBy(60_000);
  await workflow.run();
  await workflow.portal.untilPostbacks(2);
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await emails()).toEqual(["signer-0@example.com"]);
});
