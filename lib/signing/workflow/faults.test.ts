import { expect, test } from "vitest";
import { minuteMs } from "@/lib/domain/time/durations";
import { advance } from "./advance";
import { takeFrameEvent } from "../signals/frame-event";
import { leaseMs } from "./lease";
import { takePostback } from "../signals/take-postback";
import type { GatewayAnswer } from "../testing/test-gateway";
import { signedByOne } from "../testing/signed-by-one";
import { startTestWorkflow } from "../testing/test-workflow";

const busy: GatewayAnswer = { status: 503, headers: {}, body: Buffer.from("") };

test("a download that breaks off is repeated, and only the complete file is stored", async () => {
  const workflow = await startTestWorkflow();
  const { run, gateway, clock } = workflow;
  const signing = await signedByOne(workflow);
  gateway.interfere(async (operation, pass) => ({ ...(await pass()), isCutOff: operation === "download" }));
  await run();
  expect(await signing.work()).toMatchObject({ status: "collecting", failures: 1, signedFileId: null });
  expect(await signing.reason()).toEqual({ code: "gateway_unavailable" });
  gateway.behave();
  clock.moveBy(minuteMs);
  await run();
  expect(await signing.documentStatus()).toBe("signed");
});

test("a gateway that is down during the deletion does not keep the document out of the library", async () => {
  const workflow = await startTestWorkflow();
  const { run, gateway, clock } = workflow;
  const signing = await signedByOne(workflow);
  gateway.interfere(async (operation, pass) => (operation === "delete signing" ? "broken" : pass()));
  await run();
  expect(await signing.documentStatus()).toBe("signed");
  expect((await signing.work()).deletedAtGatewayAt).toBeNull();

  clock.moveBy(minuteMs);
  await run();
  expect(await signing.work()).toMatchObject({ status: "signed", failures: 2, deletedAtGatewayAt: null });

  gateway.behave();
  clock.moveBy(minuteMs);
  await run();
  const { deletedAtGatewayAt, gatewayToken } = await signing.work();
  expect(deletedAtGatewayAt).toEqual(clock.now());
  expect(await gateway.statusOf(gatewayToken!)).toBe(404);
  expect((await signing.history()).filter((action) => action === "signing.signed")).toHaveLength(1);
});

test("a deletion whose answer was lost counts as done once the gateway no longer knows the signing", async () => {
  const workflow = await startTestWorkflow();
  const { run, gateway, clock } = workflow;
  const signing = await signedByOne(workflow);
  gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    return operation === "delete signing" ? "broken" : answer;
  });
  await run();
  expect(await gateway.statusOf((await signing.work()).gatewayToken!)).toBe(404);
  expect((await signing.work()).deletedAtGatewayAt).toBeNull();
  gateway.behave();
  clock.moveBy(minuteMs);
  await run();
  expect((await signing.work()).deletedAtGatewayAt).toEqual(clock.now());
});

test("a creation whose answer was lost is repeated, and the possible orphan is recorded", async () => {
  const { run, send, gateway, clock } = await startTestWorkflow();
  const signing = await send();
  gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    return operation === "create" ? "broken" : answer;
  });
  await run();
  expect(await signing.work()).toMatchObject({ status: "preparing", gatewayToken: null });
  expect((await signing.work()).createIntendedAt).not.toBeNull();
  gateway.behave();
  clock.moveBy(minuteMs);
  await run();
  expect(await signing.documentStatus()).toBe("out_for_signature");
  const history = await signing.history();
  expect(history.filter((action) => action === "gateway.orphan_possible")).toHaveLength(1);
  expect(history.filter((action) => action === "gateway.signing_created")).toHaveLength(1);
});

test("a process that stalls during a creation writes nothing once another process has the signing", async () => {
  const { send, gateway, clock, context, claim } = await startTestWorkflow();
  const signing = await send();
  const slow = (await claim())!;
  gateway.interfere(async (operation, pass) => {
    if (operation !== "create") return pass();
    gateway.behave();
    clock.moveBy(leaseMs);
    const fast = (await claim())!;
    await advance(context, fast); // all of it while the first waits for its answer
    return pass();
  });
  await advance(context, slow);

  const history = await signing.history();
  expect(history.filter((action) => action === "gateway.signing_created")).toHaveLength(1);
  expect(history.filter((action) => action === "gateway.orphan_possible")).toHaveLength(1);
  expect(gateway.calls.filter((operation) => operation === "create")).toHaveLength(2);
  await signing.sign(0); // the tokens on record belong to the signing on record
  expect(await signing.documentStatus()).toBe("out_for_signature");
});

test("a process that lost its lease before a creation neither records an intent nor calls the gateway", async () => {
  const { run, send, gateway, clock, context, claim } = await startTestWorkflow();
  const signing = await send();
  gateway.interfere(async (operation, pass) => (operation === "create" ? busy : pass()));
  await run();
  clock.moveBy(minuteMs);
  const slow = (await claim())!;
  clock.moveBy(leaseMs);
  expect(await claim()).toBeDefined();
  const before = { history: await signing.history(), work: await signing.work(), calls: [...gateway.calls] };
  await advance(context, slow);
  expect({ history: await signing.history(), work: await signing.work(), calls: gateway.calls }).toEqual(
    before,
  );
});

test("a file collected by two processes is stored and recorded once", async () => {
  const workflow = await startTestWorkflow();
  const { run, gateway, clock, context, claim } = workflow;
  const signing = await signedByOne(workflow);
  gateway.interfere(async (operation, pass) => {
    if (operation !== "download") return pass();
    gateway.behave();
    clock.moveBy(leaseMs);
    await advance(context, (await claim())!);
    return { status: 200, headers: {}, body: Buffer.from("too late") };
  });
  await run();
  const { status, signedFileId } = await signing.work();
  expect(status).toBe("signed");
  expect(signedFileId).not.toBeNull();
  expect((await signing.history()).filter((action) => action.startsWith("file."))).toEqual([
    "file.collected",
  ]);
});

test("the status is checked again within seconds when everyone has signed and the gateway is not done", async () => {
  const workflow = await startTestWorkflow();
  const { gateway, clock, run } = workflow;
  const signing = await signedByOne(workflow);
  gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    if (operation !== "status") return answer;
    const body = Buffer.from(answer.body.toString().replace('"completed"', '"pending"'));
    return { ...answer, headers: { "content-type": "application/json" }, body };
  });
  await run();
  expect((await signing.work()).status).toBe("out_for_signature");
  gateway.behave();
  clock.moveBy(2_000);
  await run();
  expect((await signing.work()).status).toBe("signed");
});

test("a file that the gateway never fetches fails the signing after about an hour, and is deleted", async () => {
  const { gateway, clock, run, send } = await startTestWorkflow();
  const signing = await send();
  gateway.interfere(async (operation, pass) => {
    if (operation !== "upload status") return pass();
    const headers = { "content-type": "application/json" };
    return { status: 200, headers, body: Buffer.from('{"status":"pending"}') };
  });
  for (let minutes = 0; minutes < 200; minutes++) {
    await run();
    clock.moveBy(60_000);
  }
  expect((await signing.work()).status).toBe("failed");
  expect((await signing.reason())?.code).toBe("file_not_fetched");
  expect(gateway.calls.at(-1)).toBe("delete file");
  expect(gateway.calls.filter((operation) => operation === "upload status").length).toBeLessThan(80);
});

test("hints do not shorten a wait that the gateway requested", async () => {
  const workflow = await startTestWorkflow();
  const { gateway, run, context } = workflow;
  const signing = await signedByOne(workflow);
  gateway.interfere(async (operation, pass) =>
    operation === "status"
      ? { status: 429, headers: { "retry-after": "3600" }, body: Buffer.from("") }
      : pass(),
  );
  await run();
  const before = gateway.calls.length;
  for (let hint = 0; hint < 10; hint++) {
    await takeFrameEvent(context, { signingId: signing.id, event: "signed" });
    await run();
  }
  expect(gateway.calls.length).toBe(before);
});

test("a postback that arrives before the creation is recorded leads to a status check at once", async () => {
  const { gateway, run, send, context } = await startTestWorkflow();
  const signing = await send();
  gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    if (operation === "create") {
      const body = '{"action":"signer_signed","signer":"somebody"}';
      await takePostback(context, { signingId: signing.id, contentType: "", body, isWhole: true });
    }
    return answer;
  });
  await run();
  expect(gateway.calls).toEqual(["upload", "upload status", "create", "status"]);
});
