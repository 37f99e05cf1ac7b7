import { expect, test } from "vitest";
import { gatewayAt, until } from "../testing/gateway-calls";
import { startReceiver } from "../testing/http-receiver";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

async function start(details: object = {}, settings = {}) {
  const { url } = await startTestSandbox(settings);
  const receiver = await startReceiver();
  const gateway = gatewayAt(url);
  const signers = [{ id: "a", name: "Jonas", surname: "Jonaitis", signing_purpose: "signature", ...details }];
  const signing = await gateway.createSigning(await samplePdf({ pages: 1 }), [], {
    signers,
    postback_url: receiver.url,
  });
  return { signer: signerAt(url, signing, "a"), receiver };
}

/** The methods of the page in the order of their buttons. */
async function methodsOf(details: object) {
  const page = await (await (await start(details)).signer.openPage()).text();
  return [...page.matchAll(/data-method="(\w+)"/g)].map(([, method]) => method);
}

test("the page offers all methods by default, or those of the caller in the given order", async () => {
  expect(await methodsOf({})).toEqual([
    "smartid",
    "mobile",
    "stationary",
    "eparaksts_mobile",
    "audkenni_app",
  ]);
  const named = ["eparaksts_mobile", "stationary", "mobile"];
  expect(await methodsOf({ signing_options: named })).toEqual(named);
});

test("the page does not offer a single-country method to a signer from another country", async () => {
  expect(await methodsOf({ country_code: "LV" })).toEqual([
    "smartid",
    "mobile",
    "stationary",
    "eparaksts_mobile",
  ]);
});

test.each([
  [claims.signsInLatvia, "LV", "PNOLV-320100-29990"],
  [claims.signsInIceland, "IS", "PNOIS-0101303019"],
])("%o signs, and the postback has its method and certificate", async (claim, country, serialNumber) => {
  const { signer, receiver } = await start();
  expect((await signer.sign(claim)).body.status).toBe("signed");
  await until(
    async () => receiver.requests.length,
    (count) => count > 0,
  );
  expect(receiver.bodies()[0]).toMatchObject({
    action: "signer_signed",
    signer_info: {
      country_code: country,
      signing_option: claim.method,
      certificate: { subject: { country, serial_number: serialNumber } },
    },
  });
});

test("an ID card signs after its PIN is entered, without a control code", async () => {
  const { signer, receiver } = await start();
  const { body } = await signer.start(claims.signsByCard);
  expect(body).toMatchObject({ status: "waiting", needs_pin: true });
  expect(body).not.toHaveProperty("control_code");
  expect((await signer.session(body.id)).body.status).toBe("waiting");
  await signer.confirm(body.id);
  await until(
    () => signer.session(body.id),
    (answer) => answer.body.status === "signed",
  );
  await until(
    async () => receiver.requests.length,
    (count) => count > 0,
  );
  expect(receiver.bodies()[0]).toMatchObject({
    signer_info: { signing_option: "stationary", country_code: "FI" },
  });
});

test("a card session expires if the PIN is never entered", async () => {
  const { signer } = await start({}, { timeScale: 10_000 });
  expect((await signer.sign(claims.signsByCard)).body).toMatchObject({ error: { code: 6005 } });
});
