import { describe, expect, test } from "vitest";
import { dayMs } from "../base/clock";
import { gatewayAt, sha256Of } from "../testing/gateway-calls";
import { ownKeys, signatureValue } from "../testing/own-keys";
import { opensslCades, pdfsig, signaturesIn } from "../testing/pdf-verifiers";
import { samplePdf } from "../testing/sample-pdf";
import { claims } from "../testing/sample-claims";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

async function start(ids: string[]) {
  const sandbox = await startTestSandbox();
  const gateway = gatewayAt(sandbox.url);
  const signing = await gateway.createSigning(await samplePdf(), ids);
  const path = (call: string) => `/api/signing/${signing.token}/${call}`;
  return { ...sandbox, gateway, signing, path };
}

describe("a signature with the caller's own certificate", () => {
  test.each(["rsa", "P-256", "P-384"] as const)("with a %s key is accepted and valid", async (kind) => {
    const { gateway, path } = await start(["first"]);
    const { pem, privateKey } = await ownKeys(kind);
    const certificate = Buffer.from(pem).toString("base64");
    const prepared = await gateway.post(path("prepare.json"), { signer_id: "first", certificate });
    expect(prepared.body).toMatchObject({ status: "ok", algorithm: "sha256" });
    expect(Buffer.from(String(prepared.body.dtbs_hash), "base64").toString("hex")).toBe(
      sha256Of(Buffer.from(String(prepared.body.dtbs), "base64")),
    );
    const signature_value = signatureValue(prepared.body.dtbs, privateKey);
    const signed = await gateway.post(path("sign.json"), { signer_id: "first", signature_value });
    expect(signed).toEqual({ status: 200, body: { status: "ok" } });
    const file = await gateway.download(path("download"));
    expect(await pdfsig(file, pem)).toContain("Signature is Valid");
    expect(await opensslCades(signaturesIn(file)[0]!, pem)).toContain("CAdES Verification successful");
    expect((await gateway.get(path("status.json"))).body).toMatchObject({
      status: "completed",
      structure: { signatures: [{ certificate: { subject: { serial_number: "PNOLT-50001018865" } } }] },
    });
  });

  test("may have a DER certificate and a value in P1363 form", async () => {
    const { gateway, path } = await start(["first"]);
    const { der, privateKey } = await ownKeys("P-256");
    const certificate = der.toString("base64");
    const { body } = await gateway.post(path("prepare.json"), { signer_id: "first", certificate });
    const signature_value = signatureValue(body.dtbs, privateKey, "ieee-p1363");
    expect((await gateway.post(path("sign.json"), { signer_id: "first", signature_value })).status).toBe(200);
  });

  test("may be made with an expired certificate, such as the one in the vendor's SDK", async () => {
    const { gateway, path } = await start(["first"]);
    const { pem, privateKey } = await ownKeys("P-256", new Date(Date.now() - dayMs));
    const certificate = Buffer.from(pem).toString("base64");
    const { body } = await gateway.post(path("prepare.json"), { signer_id: "first", certificate });
    const value = { signer_id: "first", signature_value: signatureValue(body.dtbs, privateKey) };
    expect((await gateway.post(path("sign.json"), value)).body).toEqual({ status: "ok" });
  });

  test("is refused without a change if it does not verify, and can be retried", async () => {
    const { gateway, path } = await start(["first"]);
    const { pem, privateKey } = await ownKeys("P-256");
    const certificate = Buffer.from(pem).toString("base64");
    const { body } = await gateway.post(path("prepare.json"), { signer_id: "first", certificate });
    const other = (await ownKeys("P-256")).privateKey;
    const wrong = { signer_id: "first", signature_value: signatureValue(body.dtbs, other) };
    const refused = await gateway.post(path("sign.json"), wrong);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: "[signature_value]" }] } });
    expect((await gateway.get(path("status.json"))).body).toMatchObject({
      status: "pending",
      signers: { first: { status: "pending" } },
    });
    const right = { signer_id: "first", signature_value: signatureValue(body.dtbs, privateKey) };
    expect((await gateway.post(path("sign.json"), right)).status).toBe(200);
  });

  test("is refused after another signature, until it is prepared again", async () => {
    const { url, gateway, signing, path } = await start(["first", "second"]);
    const { pem, privateKey } = await ownKeys("P-256");
    const prepare = async () => {
      const certificate = Buffer.from(pem).toString("base64");
      const { body } = await gateway.post(path("prepare.json"), { signer_id: "first", certificate });
      return { signer_id: "first", signature_value: signatureValue(body.dtbs, privateKey) };
    };
    const early = await prepare();
    await signerAt(url, signing, "second").sign(claims.signs);
    expect((await gateway.post(path("sign.json"), early)).body).toMatchObject({
      errors: [{ message: expect.stringContaining("prepare again") }],
    });
    expect((await gateway.post(path("sign.json"), await prepare())).status).toBe(200);
    expect((await gateway.get(path("status.json"))).body.status).toBe("completed");
  });

  test("survives a restart between preparing and signing", async () => {
    const { gateway, signing, path, close, dataDir } = await start(["first"]);
    const { pem, privateKey } = await ownKeys("P-256");
    const certificate = Buffer.from(pem).toString("base64");
    const { body } = await gateway.post(path("prepare.json"), { signer_id: "first", certificate });
    await close();
    const again = gatewayAt((await startTestSandbox({ dataDir })).url);
    const value = { signer_id: "first", signature_value: signatureValue(body.dtbs, privateKey) };
    expect((await again.post(`/api/signing/${signing.token}/sign.json`, value)).status).toBe(200);
  });

  test.each([
    ["an invalid certificate", { signer_id: "first", certificate: "aGVsbG8=" }, "[certificate]"],
    ["an empty certificate of an unknown signer", { signer_id: "nobody", certificate: "" }, "[certificate]"],
  ])("is refused with %s", async (_, body, field) => {
    const { gateway, path } = await start(["first"]);
    expect((await gateway.post(path("prepare.json"), body)).body).toMatchObject({ errors: [{ field }] });
  });

  test("requires a signer of the signing and a prepared signature", async () => {
    const { gateway, path } = await start(["first"]);
    const certificate = (await ownKeys("P-256")).der.toString("base64");
    expect(
      (await gateway.post(path("prepare.json"), { signer_id: "nobody", certificate })).body,
    ).toMatchObject({
      errors: [{ field: "[signer_id]", error_code: 1 }],
    });
    const value = { signer_id: "first", signature_value: "AAAA" };
    expect((await gateway.post(path("sign.json"), value)).body).toMatchObject({
      errors: [{ message: expect.stringContaining("call prepare first") }],
    });
  });
});
