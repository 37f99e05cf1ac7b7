import { describe, expect, test } from "vitest";
import { gatewayAt, until } from "../testing/gateway-calls";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";
import type { Settings } from "../parts/settings";

async function oneSigner(settings: Partial<Settings> = {}, details: object = {}) {
  const sandbox = await startTestSandbox(settings);
  const gateway = gatewayAt(sandbox.url);
  const signers = [{ id: "a", name: "Jonas", surname: "Jonaitis", signing_purpose: "signature", ...details }];
  const signing = await gateway.createSigning(await samplePdf({ pages: 1 }), ["a"], { signers });
  const status = async () => (await gateway.get(`/api/signing/${signing.token}/status.json`)).body.status;
  return { sandbox, gateway, signing, status, signer: signerAt(sandbox.url, signing, "a") };
}

describe("a signing session", () => {
  test("shows a control code of four digits and ends with a signature", async () => {
    const { signer } = await oneSigner();
    const { body } = await signer.start(claims.signs);
    expect(body).toMatchObject({ status: "waiting", control_code: expect.stringMatching(/^\d{4}$/) });
    const end = await until(
      () => signer.session(body.id),
      (answer) => answer.body.status !== "waiting",
    );
    expect(end.body).toMatchObject({ status: "signed", signature_id: expect.stringMatching(/^S-/) });
  });

  test("ends on the server without polling", async () => {
    const { signer, status } = await oneSigner();
    await signer.start(claims.signs);
    await until(status, (word) => word === "completed");
  });

  test.each([
    [claims.refuses, 7023],
    [claims.neverReacts, 6005],
    [{ method: "mobile", phone: "+37060000001", code: "60001016001" }, 6001],
    [{ method: "smartid", code: "60001016006" }, 6006],
    [{ method: "smartid", code: "60001016007" }, 6007],
    [{ method: "smartid", code: "60001016008" }, 6008],
  ])("of the test identity %o fails with %i", async (claim, code) => {
    const { signer, status } = await oneSigner({ timeScale: 1000 });
    expect((await signer.sign(claim)).body).toMatchObject({ status: "failed", error: { code } });
    expect(await status()).toBe("pending");
  });

  test("is still reported as signed after its signing was collected and deleted", async () => {
    const { gateway, signing, signer } = await oneSigner();
    const { body } = await signer.sign(claims.signs);
    await gateway.post(`/api/signing/${signing.token}/delete.json`, {});
    expect((await signer.session(body.id)).body).toEqual(body);
  });

  test("can be cancelled while the person has not confirmed", async () => {
    const { signer, status } = await oneSigner({ confirmationMs: 60_000 });
    const { body } = await signer.start(claims.signs);
    expect((await signer.cancel(body.id)).body).toMatchObject({ status: "failed", error: { code: 7023 } });
    expect(await status()).toBe("pending");
  });

  test("is the same for a second click", async () => {
    const { signer } = await oneSigner({ confirmationMs: 60_000 });
    const [first, second] = await Promise.all([signer.start(claims.signs), signer.start(claims.signs)]);
    expect(second.body).toEqual(first.body);
  });

  test("does not start for a signer who has signed", async () => {
    const { signer } = await oneSigner();
    await signer.sign(claims.signs);
    expect((await signer.start(claims.signs)).body).toEqual({ status: "already_signed" });
    expect(await (await signer.openPage()).text()).toContain("already signed");
  });

  test("continues after a restart of the sandbox", async () => {
    const { sandbox, signer, signing } = await oneSigner({ confirmationMs: 300 });
    const { body } = await signer.start(claims.signs);
    await sandbox.close();
    const restarted = await startTestSandbox({ dataDir: sandbox.dataDir });
    const again = signerAt(restarted.url, signing, "a");
    await until(
      () => again.session(body.id),
      (answer) => answer.body.status === "signed",
    );
  });
});

describe("a claim", () => {
  test("is refused with a code other than the one given at creation", async () => {
    const { signer } = await oneSigner({}, { code: "50001029996", country_code: "LT" });
    const other = await signer.start({ code: "60001018888" });
    expect(other.body).toMatchObject({ status: "invalid", problems: [{ field: "code" }] });
    expect((await signer.sign({ code: "50001029996" })).body.status).toBe("signed");
  });

  test.each([
    [{ method: "smartid", code: "12" }, "code"],
    [{ method: "smartid", code: "50001029996", country: "" }, "country"],
    [{ method: "mobile", code: "50001018865", phone: "600" }, "phone"],
    [{ method: "pen", code: "50001018865" }, "method"],
  ])("is invalid with %o", async (claim, field) => {
    const { signer } = await oneSigner();
    expect((await signer.start(claim)).body).toMatchObject({ status: "invalid", problems: [{ field }] });
  });

  test("is refused with a method that the caller did not list", async () => {
    const { signer } = await oneSigner({}, { signing_options: ["mobile"] });
    expect((await signer.start(claims.signs)).body).toMatchObject({ problems: [{ field: "method" }] });
    expect(await (await signer.openPage()).text()).not.toContain(">Smart-ID<");
  });
});

describe("the signing page", () => {
  test("escapes callers' texts and may be embedded anywhere", async () => {
    const { signer } = await oneSigner({}, { name: "<script>alert(1)</script>" });
    const response = await signer.openPage();
    expect(await response.text()).not.toContain("<script>alert");
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(response.headers.get("content-security-policy")).not.toContain("frame-ancestors");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("is in the language of the signing and declares it", async () => {
    const { url } = await startTestSandbox();
    const pdf = await samplePdf({ pages: 1 });
    for (const [language, shown] of [
      ["lt", "lt"],
      ["ru", "en"],
      ["is", "en"],
    ]) {
      const signing = await gatewayAt(url).createSigning(pdf, ["a"], { language });
      expect(await (await signerAt(url, signing, "a").openPage()).text()).toContain(`<html lang="${shown}">`);
    }
  });

  test("is not found with the token of another signing's signer", async () => {
    const { sandbox, gateway, signing } = await oneSigner();
    const other = await gateway.createSigning(await samplePdf({ pages: 1 }), ["a"]);
    const mixed = { token: signing.token, signers: other.signers };
    expect((await signerAt(sandbox.url, mixed, "a").openPage()).status).toBe(404);
  });
});
