import { expect, test } from "vitest";
import { saveSettings } from "@/db/repositories/settings";
import { dayFrom, endOfDay } from "@/lib/domain/time/days";
import { machineTimeZone } from "@/lib/domain/time/time-zone";
import { collectMail } from "@/lib/mail/testing/collect-mail";
import { dayMs } from "@/lib/domain/time/durations";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";
import { partialOf } from "../testing/retention-passes";

/** A signing by two people that ends in three days. */
async function sentUntil() {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send(2, { deadline: dayFrom(workflow.clock.now(), 3, machineTimeZone) });
  await workflow.run();
  await collectMail(workflow.context);
  return { workflow, signing };
}

async function passDeadline({ clock, run }: TestWorkflow, deadlineAt: Date | null) {
  clock.moveTo(deadlineAt!);
  await run();
}

const subjects = async ({ context }: TestWorkflow) =>
  (await collectMail(context)).map(({ to, subject }) => `${to.address}: ${subject}`);

test("a deadline ends the signing, keeps the partly signed file, clears the gateway and sends mail", async () => {
  const { workflow, signing } = await sentUntil();
  const { deadlineAt, gatewayToken } = await signing.work();
  await signing.sign(0);
  await workflow.portal.untilPostbacks(1);
  await workflow.run();
  await passDeadline(workflow, new Date(deadlineAt!.getTime() - 1));
  expect(await signing.documentStatus()).toBe("out_for_signature");
  await subjects(workflow);
  await passDeadline(workflow, deadlineAt);
  expect(await signing.documentStatus()).toBe("expired");
  expect((await partialOf(workflow, signing))?.validationReport).toMatchObject({
    problems: [],
    signatures: [{}],
  });
  expect(await workflow.gateway.statusOf(gatewayToken!)).toBe(404);
  expect(await subjects(workflow)).toEqual([
    "ada@example.com: Not signed in time: Lease",
    "signer-1@example.com: The time to sign has ended: Lease",
  ]);
});

test("a signature made in time counts even if its postback was lost", async () => {
  const { workflow, signing } = await sentUntil();
  await signing.sign(0);
  await signing.sign(1);
  const { deadlineAt } = await signing.work();
  await passDeadline(workflow, deadlineAt);
  expect(await signing.documentStatus()).toBe("signed");
});

test("a partly signed file that could not be fetched stays at the gateway", async () => {
  const { workflow, signing } = await sentUntil();
  const { gateway } = workflow;
  const { deadlineAt, gatewayToken } = await signing.work();
  await signing.sign(0);
  const headers = { "content-type": "application/json" };
  const missing = { status: 404, headers, body: Buffer.from('{"status":"error","code":404}') };
  gateway.interfere(async (operation, pass) => (operation === "download" ? missing : pass()));
  await passDeadline(workflow, deadlineAt);
  expect(await signing.documentStatus()).toBe("expired");
  expect(gateway.calls).not.toContain("delete signing");
  expect(await gateway.statusOf(gatewayToken!)).toBe(200);
});

test("a gateway that is down at the deadline does not lose a signature", async () => {
  const { workflow, signing } = await sentUntil();
  const { gateway, clock, run } = workflow;
  await signing.sign(0);
  gateway.interfere(async () => "broken");
  await passDeadline(workflow, (await signing.work()).deadlineAt);
  expect(await signing.documentStatus()).toBe("out_for_signature");
  gateway.behave();
  clock.moveBy(60_000);
  await run();
  expect(await signing.documentStatus()).toBe("expired");
  expect((await partialOf(workflow, signing))?.validationReport?.signatures).toHaveLength(1);
});

test("a deadline in the past or too far ahead is refused", async () => {
  const { send, clock } = await startTestWorkflow();
  const until = (days: number) => send(1, { deadline: dayFrom(clock.now(), days, machineTimeZone) });
  await expect(until(-1)).rejects.toMatchObject({ refusal: { code: "deadline_passed" } });
  await expect(until(30)).rejects.toMatchObject({ refusal: { code: "deadline_too_late" } });
});

test.each(["Europe/Vilnius", "Pacific/Kiritimati", "America/St_Johns"])(
  "a deadline ends at midnight in the portal's time zone, %s",
  async (timeZone) => {
    const { send, clock, db } = await startTestWorkflow();
    await db.write((tx) => saveSettings(tx, { timeZone, now: clock.now() }));
    const deadline = dayFrom(clock.now(), 3, timeZone);
    const { deadlineAt } = await (await send(1, { deadline })).work();
    expect(deadlineAt).toEqual(endOfDay(deadline, timeZone));
  },
);

test("the owner gets mail seven and two days before the gateway's retention ends, and at its end", async () => {
  const workflow = await startTestWorkflow();
  const signing = await workflow.send();
  await workflow.run();
  const { gatewayExpiresAt } = await signing.work();
  await subjects(workflow);
  const received = [];
  for (const left of [7 * dayMs, 2 * dayMs, 0]) {
    workflow.clock.moveTo(new Date(gatewayExpiresAt!.getTime() - left));
    await workflow.run();
    received.push(...(await subjects(workflow)));
  }
  expect(received).toEqual([
    "ada@example.com: The time to sign runs out: Lease",
    "ada@example.com: The time to sign runs out: Lease",
    "ada@example.com: Not signed in time: Lease",
    "signer-0@example.com: The time to sign has ended: Lease",
  ]);
});
