import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { gatewayAt, sha256Of } from "../testing/gateway-calls";
import { startReceiver } from "../testing/http-receiver";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";

const signer = { id: "1", name: "Jonas", surname: "Jonaitis", signing_purpose: "signature" };

test("a call with an invalid or missing access token is refused", async () => {
  const { url } = await startTestSandbox();
  for (const token of ["", "wrong"]) {
    const answer = await gatewayAt(url, token).get("/api/signing/any/status.json");
    expect(answer).toEqual({
      status: 403,
      body: { status: "error", message: "Invalid access token", code: 403 },
    });
  }
});

describe("creating a signing", () => {
  const refusals: [string, (token: string) => object, string][] = [
    [
      "without a purpose",
      () => ({ signers: [{ ...signer, signing_purpose: undefined }] }),
      "[signers][0][signing_purpose]",
    ],
    ["with an unknown field", () => ({ hurry: true }), "[hurry]"],
    ["with two signers of the same id", () => ({ signers: [signer, signer] }), "[signers][1][id]"],
    [
      "with an unknown method",
      () => ({ signers: [{ ...signer, signing_options: ["pen"] }] }),
      "[signers][0][signing_options][0]",
    ],
    ["with two files", (token) => ({ files: [{ token }, { token }] }), "[files]"],
    ["with an unknown file", () => ({ files: [{ token: "unknown" }] }), "[files][0][token]"],
    ["of an unknown type", () => ({ type: "letter" }), "[type]"],
    ["in a language that the page has not", () => ({ language: "pl" }), "[language]"],
    ["with a file URL for postbacks", () => ({ postback_url: "file:///etc/passwd" }), "[postback_url]"],
  ];
  test.each(refusals)("%s is refused", async (_, change, field) => {
    const gateway = gatewayAt((await startTestSandbox()).url);
    const token = await gateway.uploadContent(await samplePdf({ pages: 1 }));
    const good = { type: "pdf", name: "agreement", signers: [signer], files: [{ token }] };
    const { status, body } = await gateway.post("/api/signing/create.json", { ...good, ...change(token) });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      status: "error",
      message: "Data validation failed",
      code: 10000,
      errors: [{ field }],
    });
  });

  test("from an encrypted PDF is refused", async () => {
    const gateway = gatewayAt((await startTestSandbox()).url);
    const document = await PDFDocument.create();
    document.addPage();
    document.encrypt({ userPassword: "secret" });
    const token = await gateway.uploadContent(await document.save());
    const body = { type: "pdf", name: "a", signers: [signer], files: [{ token }] };
    expect((await gateway.post("/api/signing/create.json", body)).body).toMatchObject({
      errors: [{ field: "[files][0][token]", message: "The PDF is encrypted." }],
    });
  });

  test("from a file that is still being fetched is refused", async () => {
    const gateway = gatewayAt((await startTestSandbox()).url);
    // Nothing listens on this port, and the retries keep the upload pending for a while.
    const file = { name: "a.pdf", digest: "0".repeat(64), url: "http://127.0.0.1:9/" };
    const { token } = (await gateway.post("/api/file/upload.json", { file })).body;
    const { body } = await gateway.post("/api/signing/create.json", {
      type: "pdf",
      name: "a",
      files: [{ token }],
    });
    expect(body).toMatchObject({ errors: [{ field: "[files][0][token]" }] });
  });

  test("accepts lists as numbered objects and as bracket keys", async () => {
    const gateway = gatewayAt((await startTestSandbox()).url);
    const token = await gateway.uploadContent(await samplePdf({ pages: 1 }));
    const numbered = { type: "pdf", name: "a", signers: { "0": signer }, files: { "0": { token } } };
    const json = await gateway.post("/api/signing/create.json", numbered);
    expect(json.body).toEqual({
      status: "ok",
      token: expect.any(String),
      signers: { "1": expect.any(String) },
    });
    const form = new URLSearchParams({ type: "pdf", name: "a", "files[0][token]": token });
    for (const [name, value] of Object.entries(signer)) form.append(`signers[0][${name}]`, value);
    form.append("signers[0][signing_options][]", "mobile");
    form.append("signers[0][signing_options][]", "smartid");
    const response = await fetch(gateway.address("/api/signing/create.json"), { method: "POST", body: form });
    expect(await response.json()).toMatchObject({ status: "ok", signers: { "1": expect.any(String) } });
  });
});

test("the status lists who has signed, and the file once everybody has signed", async () => {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf(), ["first", "second"]);
  const statusPath = `/api/signing/${signing.token}/status.json`;
  await signerAt(url, signing, "first").sign(claims.signs);
  const partial = (await gateway.get(statusPath)).body;
  expect(partial).toEqual({
    status: "pending",
    signers: {
      first: {
        status: "signed",
        signing_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        signature_id: expect.stringMatching(/^S-/),
      },
      second: { status: "pending" },
    },
  });
  await signerAt(url, signing, "second").sign(claims.signsByMobileId);
  const { body } = await gateway.get(statusPath);
  const signed = await gateway.download(`/api/signing/${signing.token}/download`);
  expect(body).toMatchObject({
    status: "completed",
    file: `${url}/api/signing/${signing.token}/download`,
    file_digest: sha256Of(signed),
    valid_to: expect.stringMatching(/^\d{4}-\d\d-\d\d /),
    structure: {
      signatures: [
        { type: "qes", certificate: { subject: { country: "LT", serial_number: "PNOLT-50001029996" } } },
        {
          type: "qes",
          certificate: { subject: { surname: "JONAITIS", serial_number: "PNOLT-50001018865" } },
        },
      ],
    },
  });
  const afterFirst = await gateway.download(`/api/signing/${signing.token}/download/first`);
  expect(signed.subarray(0, afterFirst.length).equals(afterFirst)).toBe(true);
});

test("a signing that is not completed has nothing to download", async () => {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const { token } = await gateway.createSigning(await samplePdf(), ["first"]);
  expect(await gateway.get(`/api/signing/${token}/download`)).toEqual({
    status: 404,
    body: { status: "error", message: "Document not found. Please contact support.", code: 404 },
  });
});

test("deleting a signing deletes its files and its pages", async () => {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf(), ["first"]);
  await signerAt(url, signing, "first").sign(claims.signs);
  expect((await gateway.post(`/api/signing/${signing.token}/delete.json`)).body).toEqual({
    status: "ok",
    token: signing.token,
  });
  for (const path of ["status.json", "download", "download/first"]) {
    expect((await gateway.get(`/api/signing/${signing.token}/${path}`)).status).toBe(404);
  }
  expect((await signerAt(url, signing, "first").openPage()).status).toBe(404);
  expect((await gateway.post(`/api/signing/${signing.token}/delete.json`)).status).toBe(404);
});

test("a signing continues after a restart", async () => {
  const before = await startTestSandbox();
  const gateway = gatewayAt(before.url);
  const { url: postback_url } = await startReceiver();
  const signing = await gateway.createSigning(await samplePdf(), ["first", "second"], { postback_url });
  await signerAt(before.url, signing, "first").sign(claims.signs);
  await before.close();
  const after = await startTestSandbox({ dataDir: before.dataDir });
  expect((await signerAt(after.url, signing, "second").sign(claims.signsByMobileId)).body.status).toBe(
    "signed",
  );
  expect((await gatewayAt(after.url).get(`/api/signing/${signing.token}/status.json`)).body.status).toBe(
    "completed",
  );
});
