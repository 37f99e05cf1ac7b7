import { expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

async function twoSigners(settings = {}) {
  const { url } = await startTestSandbox(settings);
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf({ pages: 1 }), ["a", "b"]);
  const status = async () => (await gateway.get(`/api/signing/${signing.token}/status.json`)).body;
  return { gateway, signing, status, a: signerAt(url, signing, "a"), b: signerAt(url, signing, "b") };
}

test("a signer who declines gets the status failed, and the signing is declined for everybody", async () => {
  const { a, b, status } = await twoSigners();
  expect((await a.decline()).body).toMatchObject({ status: "declined", error: { code: 7023 } });
  expect(await status()).toEqual({
    status: "declined",
    signers: { a: { status: "failed" }, b: { status: "pending" } },
  });
  expect((await b.start(claims.signs)).body).toEqual({ status: "already_declined" });
  expect(await (await a.openPage()).text()).toContain("You declined to sign this document");
  expect(await (await b.openPage()).text()).toContain("can no longer be signed");
});

test("a decline cancels waiting sessions, including those of other signers", async () => {
  const { a, b } = await twoSigners({ confirmationMs: 60_000 });
  const { body } = await b.start(claims.signs);
  await a.decline();
  expect((await b.session(body.id)).body).toMatchObject({ status: "failed", error: { code: 7023 } });
});

test("a signer cannot decline after signing, or twice", async () => {
  const { a, b, status } = await twoSigners();
  await a.sign(claims.signs);
  expect((await a.decline()).body).toEqual({ status: "already_signed" });
  expect((await status()).status).toBe("pending");
  await b.decline();
  expect((await b.decline()).body).toEqual({ status: "already_declined" });
});
