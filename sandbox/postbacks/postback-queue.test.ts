import { expect, test } from "vitest";
import { gatewayAt, sha256Of, until } from "../testing/gateway-calls";
import { startReceiver, type ReceiverAnswer } from "../testing/http-receiver";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";
import type { Settings } from "../settings";

/** A signing of one person, whose postbacks go to a server that answers as the test says. */
async function signedOnce(
  answer: (count: number) => ReceiverAnswer,
  settings: Partial<Settings> = {},
  fault?: object,
) {
  const receiver = await startReceiver((_, count) => answer(count));
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

test("the receiver hears of the signer first and then of the completion", async () => {
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

test("a repeat that was waiting is made after a restart", async () => {
  const { receiver, sandbox, actions } = await signedOnce((count) => ({ status: count === 1 ? 503 : 200 }), {
    timeScale: 1000,
  });
  await until(actions, (list) => list.includes("signing_completed"));
  await sandbox.close();
  await startTestSandbox({ dataDir: sandbox.dataDir });
  await until(actions, (list) => list.filter((action) => action === "signer_signed").length === 2);
  expect(receiver.requests).toHaveLength(3);
});

test("a lost postback never arrives, and the next one does", async () => {
  const fault = { fault: "postback_lost", count: 1 };
  const { actions } = await signedOnce(() => ({ status: 200 }), {}, fault);
  expect(await until(actions, (list) => list.length > 0)).toEqual(["signing_completed"]);
});
