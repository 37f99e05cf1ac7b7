import { expect, test } from "vitest";
import { answerOf, gatewayAt, postJson, until } from "../testing/gateway-calls";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

const refuses = { method: "eparaksts_mobile", country: "", code: "020100-17023" };

/** A session of eParaksts mobile and its page at the scheme. */
async function startAtScheme(claim: object, settings = {}) {
  const { url } = await startTestSandbox(settings);
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf({ pages: 1 }), ["a"]);
  const signer = signerAt(url, signing, "a");
  const { body } = await signer.start(claim);
  const scheme = String(body.redirect);
  const page = await (await fetch(scheme)).text();
  const back = (/data-back="([^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&amp;", "&");
  const ended = () =>
    until(
      async () => answerOf(await fetch(`${scheme}/state`)),
      ({ body: state }) => state.status === "ended",
    );
  const comeBack = async () => (await fetch(back)).text();
  return { url, gateway, signing, signer, session: body, scheme, page, back, ended, comeBack };
}

test("eParaksts mobile leads to a page on another origin that shows the control code", async () => {
  const { url, session, scheme, page, back } = await startAtScheme(claims.signsInLatvia);
  expect(new URL(scheme).origin).not.toBe(url);
  expect(page).toContain(String(session.control_code));
  expect(new URL(back).origin).toBe(url);
});

test("no other method leads away", async () => {
  const { url } = await startTestSandbox();
  const signing = await gatewayAt(url).createSigning(await samplePdf({ pages: 1 }), ["a"]);
  const { body } = await signerAt(url, signing, "a").start(claims.signs);
  expect(body).not.toHaveProperty("redirect");
});

test("the scheme's page ends with the signature, and the signing page tells the host of it", async () => {
  const { gateway, signing, ended, comeBack } = await startAtScheme(claims.signsInLatvia);
  await ended();
  const { body } = await gateway.get(`/api/signing/${signing.token}/status.json`);
  const { a } = body.signers as { a: { signature_id: string } };
  expect(await comeBack()).toContain(`data-signature="${a.signature_id}"`);
});

test("the signing page tells the host of a signature whose signing was collected and deleted meanwhile", async () => {
  const { gateway, signing, ended, comeBack } = await startAtScheme(claims.signsInLatvia);
  await ended();
  await gateway.post(`/api/signing/${signing.token}/delete.json`);
  expect(await ended()).toMatchObject({ body: { status: "ended" } });
  expect(await comeBack()).toMatch(/data-signature="S-[0-9A-F]{64}"/);
});

test("the signing page says why nothing was signed, and can be used again", async () => {
  const { ended, comeBack } = await startAtScheme(refuses);
  await ended();
  const page = await comeBack();
  expect(page).toContain('"code":7023');
  expect(page).toContain('id="signing-form"');
});

test("the person can cancel at the scheme", async () => {
  const { scheme, ended, signer, session } = await startAtScheme(claims.signsInLatvia, {
    confirmationMs: 60_000,
  });
  await postJson(`${scheme}/cancel`, {});
  await ended();
  expect((await signer.session(session.id)).body).toMatchObject({ error: { code: 7023 } });
});

test("an unknown session has no page", async () => {
  const { scheme } = await startAtScheme(claims.signsInLatvia);
  expect((await fetch(scheme.replace(/[^/]+$/, "unknown"))).status).toBe(404);
});
