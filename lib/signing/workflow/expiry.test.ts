import { expect, test } from "vitest";
import { refuseInserts } from "@/db/testing/refuse-inserts";
import { collectMail } from "@/lib/mail/testing/collect-mail";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";
import { partialOf, passTo, signedByOneOfTwo } from "../testing/retention-passes";

const hour = 3_600_000;
const day = 24 * hour;

const warning = "The time to sign runs out: Lease";

/** The subjects of the mail that the owner got since the last call. */
async function ownerMails({ context }: TestWorkflow): Promise<string[]> {
  const mails = await collectMail(context);
  return mails.filter(({ to }) => to.address === "ada@example.com").map(({ subject }) => subject);
}

test("the owner is warned by mail at seven and at two days, once each", async () => {
  const workflow = await startTestWorkflow();
  const signing = await signedByOneOfTwo(workflow);
  await passTo(workflow, signing, 7 * day + 1);
  expect(await ownerMails(workflow)).toEqual([]);
  await passTo(workflow, signing, 7 * day);
  expect(await ownerMails(workflow)).toEqual([warning]);
  await passTo(workflow, signing, 2 * day + 1);
  expect(await ownerMails(workflow)).toEqual([]);
  await passTo(workflow, signing, 2 * day);
  expect(await ownerMails(workflow)).toEqual([warning]);
  await passTo(workflow, signing, day + 1);
  expect(await ownerMails(workflow)).toEqual([]);
  expect((await signing.history()).filter((action) => action === "signing.expires_soon")).toHaveLength(2);
});

test("a warning that cannot be queued is retried, and recorded only once it is queued", async () => {
  const workflow = await startTestWorkflow();
  const { db } = workflow;
  const signing = await signedByOneOfTwo(workflow);
  await ownerMails(workflow);
  const allowMails = await refuseInserts(db, "mails");
  await passTo(workflow, signing, 7 * day);
  expect((await signing.work()).warnings).toBe(0);
  expect(await signing.history()).not.toContain("signing.expires_soon");
  await allowMails();
  await passTo(workflow, signing, 6 * day);
  expect((await signing.work()).warnings).toBe(1);
  expect(await ownerMails(workflow)).toEqual([warning]);
});

test("a file that one of two has signed is kept on the last day, validated; then the signing expires", async () => {
  const workflow = await startTestWorkflow();
  const { gateway } = workflow;
  const signing = await signedByOneOfTwo(workflow);
  await passTo(workflow, signing, day + 1);
  expect(await partialOf(workflow, signing)).toBeUndefined();
  await passTo(workflow, signing, day);
  const partial = await partialOf(workflow, signing);
  expect(partial?.name).toBe("Lease (partly signed).pdf");
  expect(partial?.validationReport).toMatchObject({
    problems: [],
    sourceIsPrefix: true,
    signatures: [{ valid: true }],
  });
  expect(await signing.documentStatus()).toBe("out_for_signature");

  await passTo(workflow, signing, 1);
  expect(await signing.documentStatus()).toBe("out_for_signature");
  expect(gateway.calls.filter((operation) => operation === "download")).toHaveLength(1);
  await passTo(workflow, signing, 0);
  expect(await signing.documentStatus()).toBe("expired");
  expect((await ownerMails(workflow)).at(-1)).toBe("Not signed in time: Lease");
  expect(await partialOf(workflow, signing)).toEqual(partial);

  const before = gateway.calls.length;
  await passTo(workflow, signing, -40 * day);
  expect(gateway.calls).toHaveLength(before);
});

test("a signature on the last day is in the file that is kept", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send(3);
  await workflow.run();
  await signing.sign(0);
  await passTo(workflow, signing, day);
  await signing.sign(1);
  await passTo(workflow, signing, hour);
  const partial = await partialOf(workflow, signing);
  expect(partial?.validationReport).toMatchObject({ problems: [], signatures: [{}, {}] });
});

test("two signatures found by one status check are both in the file that is kept", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send(3);
  await workflow.run();
  await signing.sign(1);
  await signing.sign(0);
  await passTo(workflow, signing, day);
  expect((await partialOf(workflow, signing))?.validationReport?.signatures).toHaveLength(2);
});

test("the last of the signers can still complete the signing on the last day", async () => {
  const workflow = await startTestWorkflow();
  const signing = await signedByOneOfTwo(workflow);
  await passTo(workflow, signing, day);
  await signing.sign(1);
  await passTo(workflow, signing, hour);
  expect(await signing.documentStatus()).toBe("signed");
});

test("a gateway that fails on the last day is called again until the end", async () => {
  const workflow = await startTestWorkflow();
  const { gateway } = workflow;
  const signing = await signedByOneOfTwo(workflow);
  await passTo(workflow, signing, 25 * hour);
  gateway.interfere(async () => "broken");
  await passTo(workflow, signing, 3 * hour);
  expect(await partialOf(workflow, signing)).toBeUndefined();
  gateway.behave();
  await passTo(workflow, signing, hour);
  expect((await partialOf(workflow, signing))?.validationReport?.signatures).toHaveLength(1);
});

test("a partly signed file that was damaged in transit is fetched again", async () => {
  const workflow = await startTestWorkflow();
  const { gateway, clock, run } = workflow;
  const signing = await signedByOneOfTwo(workflow);
  await passTo(workflow, signing, day + 1);
  gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    if (operation !== "download") return answer;
    gateway.behave();
    return { ...answer, body: answer.body.subarray(0, 1_000) };
  });
  await passTo(workflow, signing, day);
  expect(await partialOf(workflow, signing)).toBeUndefined();
  expect(await signing.work()).toMatchObject({ status: "out_for_signature", damagedArrivals: 1 });
  expect(await signing.reason()).toEqual({ code: "file_damaged_in_transit" });
  clock.moveBy(5_000);
  await run();
  expect((await partialOf(workflow, signing))?.validationReport?.problems).toEqual([]);
  expect(await signing.work()).toMatchObject({ damagedArrivals: 0, failures: 0 });
});

test("a partly signed file that the gateway lacks is requested once, and people can continue to sign", async () => {
  const workflow = await startTestWorkflow();
  const { gateway } = workflow;
  const signing = await signedByOneOfTwo(workflow);
  gateway.interfere(async (operation, pass) => {
    if (operation !== "download") return pass();
    const headers = { "content-type": "application/json" };
    return { status: 404, headers, body: Buffer.from('{"status":"error","code":404}') };
  });
  await passTo(workflow, signing, 2 * hour);
  expect(gateway.calls.filter((operation) => operation === "download")).toHaveLength(1);
  expect(await signing.documentStatus()).toBe("out_for_signature");
  gateway.behave();
  await signing.sign(1);
  await passTo(workflow, signing, hour);
  expect(await signing.documentStatus()).toBe("signed");
});

test("a signing that waits for an admin keeps its partly signed file and its reason", async () => {
  const workflow = await startTestWorkflow();
  const { gateway } = workflow;
  const signing = await signedByOneOfTwo(workflow);
  gateway.interfere(async (operation, pass) =>
    operation === "status"
      ? { status: 200, headers: { "content-type": "application/json" }, body: Buffer.from("[]") }
      : pass(),
  );
  await passTo(workflow, signing, 20 * day);
  expect(await signing.documentStatus()).toBe("needs_attention");
  await passTo(workflow, signing, day);
  expect((await partialOf(workflow, signing))?.validationReport?.signatures).toHaveLength(1);
  expect(await signing.reason()).toMatchObject({ code: "gateway_unknown_answer" });
  await passTo(workflow, signing, 0);
  expect(await signing.documentStatus()).toBe("expired");
});

test("a finished file that could not be fetched within the retention needs an admin", async () => {
  const workflow = await startTestWorkflow();
  const { gateway, portal, run } = workflow;
  const signing = await workflow.send();
  await run();
  await signing.sign(0);
  await portal.untilPostbacks(2);
  gateway.interfere(async (operation, pass) => (operation === "download" ? "broken" : pass()));
  await run();
  await passTo(workflow, signing, 1, day);
  expect(await signing.documentStatus()).toBe("collecting");
  await passTo(workflow, signing, -hour);
  expect(await signing.documentStatus()).toBe("needs_attention");
  expect(await signing.reason()).toMatchObject({ code: "gateway_forgot" });
});

test("the portal keeps the partly signed file before the gateway deletes the signing", async () => {
  const workflow = await startTestWorkflow({ sharesClock: true });
  const { gateway } = workflow;
  const signing = await signedByOneOfTwo(workflow);
  const { gatewayToken } = await signing.work();
  const statusAfterSweep = async () => {
    await gateway.removeExpired();
    return gateway.statusOf(gatewayToken!);
  };
  await passTo(workflow, signing, day);
  expect(await statusAfterSweep()).toBe(200);
  expect((await partialOf(workflow, signing))?.validationReport).toMatchObject({
    problems: [],
    signatures: [{}],
  });
  await passTo(workflow, signing, 0);
  expect(await signing.documentStatus()).toBe("expired");
  expect(await statusAfterSweep()).toBe(404);
});
