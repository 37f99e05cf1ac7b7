import { describe, expect, test } from "vitest";
import { gatewayAt, until } from "../testing/gateway-calls";
import { startReceiver } from "../testing/http-receiver";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

const person = (id: string) => ({ id, name: "Fleur", surname: "Boland", signing_purpose: "signature" });

async function start(ids: string[], extra: object = {}) {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf(), ids, extra);
  const call = (name: string, body: object) =>
    gateway.post(`/api/signing/${signing.token}/${name}.json`, body);
  const status = async () => (await gateway.get(`/api/signing/${signing.token}/status.json`)).body;
  return { url, gateway, signing, call, status };
}

describe("adding a signer", () => {
  test("returns the tokens of all signers, and the new signer can sign", async () => {
    const { url, signing, call, status } = await start(["first"]);
    const { body } = await call("addsigner", { token: signing.token, signers: { "0": person("second") } });
    expect(body).toEqual({ status: "ok", signers: { ...signing.signers, second: expect.any(String) } });
    const all = { token: signing.token, signers: body.signers as Record<string, string> };
    await signerAt(url, all, "first").sign(claims.signs);
    expect((await status()).status).toBe("pending");
    await signerAt(url, all, "second").sign(claims.signsByMobileId);
    expect((await status()).status).toBe("completed");
  });

  test.each([
    ["an id that is taken", { signers: [person("first")] }, "[signers][0][id]"],
    ["an unknown field", { signers: [person("second")], colour: "red" }, "[colour]"],
    ["the token of another signing", { token: "0", signers: [person("second")] }, "[token]"],
    ["an empty list", { signers: [] }, "[signers]"],
  ])("refuses %s", async (_, body, field) => {
    const { call } = await start(["first"]);
    expect(await call("addsigner", body)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  test("is refused once the signing is completed", async () => {
    const { url, signing, call } = await start(["first"]);
    await signerAt(url, signing, "first").sign(claims.signs);
    expect((await call("addsigner", { signers: [person("second")] })).status).toBe(400);
  });

  test("counts the existing signers towards the maximum of 40 for a PDF", async () => {
    const { call } = await start(["first"]);
    const more = (count: number) => ({
      signers: Array.from({ length: count }, (_, index) => person(`more-${index}`)),
    });
    expect((await call("addsigner", more(40))).status).toBe(400);
    expect((await call("addsigner", more(39))).status).toBe(200);
  });
});

describe("removing a signer", () => {
  test("removes the signer's page, and completes the signing if all others have signed", async () => {
    const { url: postback_url, bodies } = await startReceiver();
    const { url, signing, call, status } = await start(["first", "second"], { postback_url });
    await signerAt(url, signing, "first").sign(claims.signs);
    expect((await call("removesigner", { token: signing.token, signers: [{ id: "second" }] })).body).toEqual({
      status: "ok",
    });
    expect((await signerAt(url, signing, "second").openPage()).status).toBe(404);
    expect(await status()).toMatchObject({ status: "completed", signers: { first: { status: "signed" } } });
    await until(
      async () => bodies().map(({ action }) => action),
      (actions) => actions.includes("signing_completed"),
    );
  });

  test("refuses a signer who has signed or does not exist", async () => {
    const { url, signing, call } = await start(["first", "second"]);
    await signerAt(url, signing, "first").sign(claims.signs);
    expect((await call("removesigner", { signers: [{ id: "first" }] })).body).toMatchObject({
      errors: [{ field: "[signers][0][id]", message: "This signer has already signed." }],
    });
    expect((await call("removesigner", { signers: [{ id: "nobody" }] })).body).toMatchObject({
      errors: [{ field: "[signers][0][id]", error_code: 1 }],
    });
  });
});
