import { expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { pdfsig } from "../testing/pdf-verifiers";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

async function start(ids: string[]) {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const pdf = await samplePdf();
  const signing = await gateway.createSigning(pdf, ids, ids.length === 0 ? { signers: undefined } : {});
  const path = (call: string) => `/api/signing/${signing.token}/${call}`;
  const caPem = await (await fetch(`${url}/sandbox/ca.pem`)).text();
  return { url, gateway, signing, path, caPem };
}

test("a seal completes a signing without signers", async () => {
  const { gateway, signing, path, caPem } = await start([]);
  const { body } = await gateway.post(path("seal.json"), {
    token: signing.token,
    name: "UAB „Žalgirio namai“",
  });
  expect(body).toEqual({ status: "ok", token: signing.token });
  expect((await gateway.get(path("status.json"))).body).toMatchObject({ status: "completed" });
  const report = await pdfsig(await gateway.download(path("download")), caPem);
  expect(report).toContain("UAB „Žalgirio namai“");
  expect(report).toContain("Signature is Valid");
});

test("a seal leaves an earlier signature valid", async () => {
  const { url, gateway, signing, path, caPem } = await start(["first"]);
  await signerAt(url, signing, "first").sign(claims.signs);
  const annotation = { page: 1, top: 700, left: 40 };
  const sealed = await gateway.post(path("seal.json"), { name: "UAB Namai", pdf: { annotation } });
  expect(sealed.status).toBe(200);
  const report = await pdfsig(await gateway.download(path("download")), caPem);
  expect(report.match(/Signature is Valid/g)).toHaveLength(2);
});

test("a seal without a name is refused", async () => {
  const { gateway, path } = await start([]);
  expect((await gateway.post(path("seal.json"))).body).toMatchObject({
    errors: [{ field: "[name]", message: "[name] is missing" }],
  });
});
