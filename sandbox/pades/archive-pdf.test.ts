import { describe, expect, test } from "vitest";
import { gatewayAt, until } from "../testing/gateway-calls";
import { startReceiver } from "../testing/http-receiver";
import { ownKeys, signatureValue } from "../testing/own-keys";
import { pdfsig } from "../testing/pdf-verifiers";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

async function start() {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const { url: postback_url, bodies } = await startReceiver();
  const signing = await gateway.createSigning(await samplePdf(), ["first"], { postback_url });
  const path = (call: string) => `/api/signing/${signing.token}/${call}`;
  const postback = (action: string) =>
    until(
      async () => bodies().find((body) => body.action === action),
      (body) => body !== undefined,
    );
  return { url, gateway, signing, path, postback };
}

describe("archiving a completed PDF", () => {
  test("adds long-term data and a document time-stamp, and leaves the signatures valid", async () => {
    const { url, gateway, signing, path, postback } = await start();
    await signerAt(url, signing, "first").sign(claims.signs);
    const before = await gateway.download(path("download"));
    expect((await gateway.post(path("archive.json"), { token: signing.token })).body).toMatchObject({
      status: "ok",
    });
    const archived = await postback("signing_archived");
    const after = await gateway.download(path("download"));
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect((await gateway.get(path("status.json"))).body).toMatchObject({
      status: "archived",
      file_digest: archived?.file_digest,
    });
    const report = await pdfsig(after, await (await fetch(`${url}/sandbox/ca.pem`)).text());
    expect(report.match(/Signature is Valid/g)).toHaveLength(1);
    const stamp = report.slice(report.indexOf("Signature #2"));
    expect(stamp).toContain("Paraph Sandbox TEST TSA");
    expect(stamp).toMatch(/- Total document signed/);
    expect(after.toString("latin1")).toMatch(/\/DSS/);
    expect((await gateway.download(path("download/first"))).equals(before)).toBe(true);
  });

  test("fails by postback if the signer's issuer is unknown, and changes nothing", async () => {
    const { gateway, path, postback } = await start();
    const { pem, privateKey } = await ownKeys("P-256");
    const certificate = Buffer.from(pem).toString("base64");
    const { body } = await gateway.post(path("prepare.json"), { signer_id: "first", certificate });
    const signature_value = signatureValue(body.dtbs, privateKey);
    await gateway.post(path("sign.json"), { signer_id: "first", signature_value });
    const before = await gateway.download(path("download"));
    expect((await gateway.post(path("archive.json"))).body).toMatchObject({ status: "ok" });
    await postback("signing_archive_failed");
    expect((await gateway.get(path("status.json"))).body.status).toBe("completed");
    expect((await gateway.download(path("download"))).equals(before)).toBe(true);
  });

  test("is refused until everybody has signed", async () => {
    const { gateway, path } = await start();
    expect((await gateway.post(path("archive.json"))).status).toBe(400);
  });
});
