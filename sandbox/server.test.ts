import { expect, test } from "vitest";
import { gatewayAt, sha256Of } from "./testing/gateway-calls";
import { claims } from "./testing/sample-claims";
import { samplePdf } from "./testing/sample-pdf";
import { signerAt } from "./testing/signer-calls";
import { startTestSandbox } from "./testing/test-sandbox";

test("a sandbox signs, archives and validates at the time of the clock that it is given", async () => {
  const { url } = await startTestSandbox({ now: () => new Date("2041-05-01T12:00:00Z") });
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf(), ["first"]);
  await signerAt(url, signing, "first").sign(claims.signs);
  await gateway.post(`/api/signing/${signing.token}/archive.json`);
  const bytes = await gateway.download(`/api/signing/${signing.token}/download`);
  const file = { name: "a.pdf", digest: sha256Of(bytes), content: bytes.toString("base64") };
  const { body } = await gateway.post("/api/file/check.json", { type: "pdf", file });
  const times = { signing_time: "2041-05-01 12:00:00", time_stamp: "2041-05-01 12:00:00" };
  expect(body.structure).toMatchObject({
    signatures: [
      { ...times, valid: true, trusted: true, level: "B-LTA" },
      { valid: true, kind: "document_time_stamp", time_stamp: times.time_stamp },
    ],
  });
});
