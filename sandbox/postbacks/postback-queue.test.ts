import { expect, onTestFinished, test } from "vitest";
import { createClock, type Clock, minuteMs } from "../base/clock";
import { gatewayAt, sha256Of, until } from "../testing/gateway-calls";
import { startReceiver, type ReceiverAnswer } from "../testing/http-receiver";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox, temporaryFolder } from "../testing/test-sandbox";
import type { Settings } from "../parts/settings";
import { openStore } from "../store/store";
import { createPostbackQueue } from "./postback-queue";

/** Signs a one-person signing whose postbacks go to a test receiver. */
async function signedOnce(
  answer: (count: number) => ReceiverAnswer,
  settings: Partial<Settings> = {},
  fault?: object,
) {
  const receiver = await startReceiver(answer);
  const sandbox = await startTestSandbox(settings);
  const gateway = gatewayAt(sandbox.url);
  if (fault) await gateway.post("/sandbox/faults", fault);
  const signing = await gateway.createSigning(await samplePdf(), ["a"], {
    postback_url: `${receiver.url}/postback`,
  });
  await signerAt(sandbox.url, signing, "a").sign(claims.signsByMobileId);
  const actions = async () => receiver.bodies().map(({ action }) => action);
  return { receiver, sandbox, gateway, signing, actions };
}

test("the queue delivers the signature's postback before the completion's", async () => {
  const { receiver, sandbox, gateway, signing, actions } = await signedOnce(() => ({ status: 200 }));
  await until(actions, (list) => list.length === 2);
  const signed = await gateway.download(`/api/signing/${signing.token}/download`);
  const file = `${sandbox.url}/api/signing/${signing.token}/download`;
  expect(receiver.bodies()).toMatchObject([
    {
      status: "ok",
      token: signing.token,
      action: "signer_signed",
      signer: "a",
      signer_info: {
        code: "50001018865",
        phone: "+37060000666",
        country_code: "LT",
        signing_option: "mobile",
        type: "qes",
        certificate: {
          subject: { serial_number: "PNOLT-50001018865" },
          issuer: { organisation: "Paraph Sandbox" },
        },
      },
      file: `${file}/a`,
      file_digest: sha256Of(signed),
      signature_id: expect.stringMatching(/^S-/),
    },
    { status: "ok", token: signing.token, action: "signing_completed", file, file_digest: sha256Of(signed) },
  ]);
});

test("a delivery that fails is repeated three times and then given up", async () => {
  // 5 minutes, 1 hour and 24 hours take 0.3, 3.6 and 86 ms here.
  const { actions } = await signedOnce(() => ({ status: 500 }), { timeScale: 1_000_000 });
  const all = await until(actions, (list) => list.length === 8);
  expect(all.filter((action) => action === "signer_signed")).toHaveLength(4);
});

test("a redirect is a failed delivery", async () => {
  const { actions } = await signedOnce((count) => ({ status: count === 1 ? 302 : 200 }), {
    timeScale: 1_000_000,
  });
  const all = await until(actions, (list) => list.length === 3);
  expect(all.filter((action) => action === "signer_signed")).toHaveLength(2);
});

test("a retry that is due after a restart is delivered", async () => {
  const { receiver, sandbox, gateway, actions } = await signedOnce((count) => ({
    status: count === 1 ? 503 : 200,
  }));
  // The answers must be recorded too: a delivery whose answer is not is repeated after a restart.
  const statuses = async () =>
    ((await gateway.get("/sandbox/postbacks")).body.postbacks as { status: string }[]).map(
      ({ status }) => status,
    );
  await until(statuses, ([completed]) => completed === "delivered");
  await sandbox.close();
  await startTestSandbox({ dataDir: sandbox.dataDir, now: () => new Date(Date.now() + 6 * minuteMs) });
  await until(actions, (list) => list.filter((action) => action === "signer_signed").length === 2);
  expect(receiver.requests).toHaveLength(3);
});

test("a lost postback never arrives, but the next one does", async () => {
  const fault = { fault: "postback_lost", count: 1 };
  const { actions } = await signedOnce(() => ({ status: 200 }), {}, fault);
  expect(await until(actions, (list) => list.length > 0)).toEqual(["signing_completed"]);
});

const withFault = (fault: string, extra: object = {}) =>
  signedOnce(() => ({ status: 200 }), {}, { fault, ...extra });

test("a doubled postback arrives twice", async () => {
  const { actions } = await withFault("postback_doubled");
  const all = await until(actions, (list) => list.includes("signing_completed"));
  expect(all).toEqual(["signer_signed", "signer_signed", "signing_completed"]);
});

test("postbacks can arrive out of order, but none is lost", async () => {
  const { actions } = await withFault("postback_out_of_order");
  expect(await until(actions, (list) => list.length === 2)).toEqual(["signing_completed", "signer_signed"]);
});

test("a late postback arrives after the others", async () => {
  const { actions } = await withFault("postback_late", { delay_ms: 200 });
  expect(await until(actions, (list) => list.length === 2)).toEqual(["signing_completed", "signer_signed"]);
});

test("a form-encoded postback has the same fields in bracket keys", async () => {
  const { receiver } = await withFault("postback_form_encoded");
  const [first] = await until(
    async () => receiver.requests,
    (list) => list.length > 0,
  );
  const form = new URLSearchParams(first?.body);
  expect(form.get("action")).toBe("signer_signed");
  expect(form.get("signer_info[certificate][subject][serial_number]")).toBe("PNOLT-50001018865");
});

test("a forged postback arrives before the real one and names another file", async () => {
  const { receiver, actions } = await withFault("postback_forged");
  const all = await until(actions, (list) => list.length === 3);
  expect(all).toEqual(["signing_completed", "signer_signed", "signing_completed"]);
  expect(receiver.bodies()[0]?.file).toMatch(/^https:\/\/files\.example\//);
});

/** A queue on a store of its own, with one postback that is due at `dueAt`. */
async function queueOf(dueAt: Date, clock: Clock, answer?: () => ReceiverAnswer) {
  const receiver = await startReceiver(answer);
  const store = openStore(await temporaryFolder());
  onTestFinished(() => store.close());
  const queue = createPostbackQueue({ store, clock, report: () => {} });
  onTestFinished(() => queue.stop());
  store.postbacks.insert("token", receiver.url, "{}", dueAt);
  return { receiver, store, queue };
}

test("a postback that becomes due while the queue queries for due ones is delivered", async () => {
  let instant = 1000;
  const clock = { now: () => new Date((instant += 2)), after: () => new Date(instant) };
  // Due between the queue's first reading of the clock and the next.
  const { receiver, queue } = await queueOf(new Date(1003), clock);
  queue.wake();
  const requests = async () => receiver.requests;
  expect(await until(requests, (list) => list.length > 0)).toHaveLength(1);
});

test("a failed delivery is repeated five minutes later", async () => {
  const now = new Date("2026-03-01T12:00:00Z");
  const clock = createClock(1, () => now);
  const { store, queue } = await queueOf(now, clock, () => ({ status: 503 }));
  queue.wake();
  const attempts = async () => store.postbacks.listLatest()[0]?.attempts;
  await until(attempts, (count) => count === 1);
  expect(store.postbacks.findNextDue(now)).toBe(Date.parse("2026-03-01T12:05:00Z"));
});
