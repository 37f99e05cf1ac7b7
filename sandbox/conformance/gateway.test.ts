import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startSandbox } from "../server";
import { gatewayAt, sha256Of } from "../testing/gateway-calls";
import { ownKeys, signatureValue } from "../testing/own-keys";
import { samplePdf } from "../testing/sample-pdf";

// Knows a gateway by HTTP alone, and uses no call that only a sandbox has. What it makes, it deletes.

let gateway: ReturnType<typeof gatewayAt>;
let url = process.env.GATEWAY_URL ?? "";
let stop = async () => {};
const accessToken = process.env.GATEWAY_TOKEN ?? "token-of-conformance";

beforeAll(async () => {
  if (url === "") {
    const dataDir = await mkdtemp(path.join(tmpdir(), "paraph-conformance-"));
    const settings = {
      host: "127.0.0.1",
      port: 0,
      smtpPort: 0,
      accessToken,
      timeScale: 1,
      confirmationMs: 0,
      dataDir,
    };
    const sandbox = await startSandbox(settings);
    url = sandbox.url;
    stop = async () => {
      await sandbox.close();
      await rm(dataDir, { recursive: true });
    };
  }
  gateway = gatewayAt(url, accessToken);
});
afterAll(() => stop());

async function newSigning(ids: string[]) {
  const signing = await gateway.createSigning(await samplePdf({ pages: 1 }), ids);
  onTestFinished(async () => {
    await gateway.post(`/api/signing/${signing.token}/delete.json`);
  });
  return signing;
}

test("a wrong access token is refused with 403", async () => {
  expect((await gatewayAt(url, "wrong").get("/api/signing/unknown/status.json")).status).toBe(403);
});

test("an unknown signing is not found", async () => {
  expect((await gateway.get("/api/signing/unknown/status.json")).status).toBe(404);
});

test.each(["/api/file/upload/TOKEN/status.json", "/api/upload/status/TOKEN.json"])(
  "an upload is told at %s",
  async (address) => {
    const token = await gateway.uploadContent(await samplePdf({ pages: 1 }));
    const { body } = await gateway.get(address.replace("TOKEN", token));
    await gateway.post(`/api/file/${token}/delete.json`, { token });
    expect(body.status).toBe("uploaded");
  },
);

test.each(["urlencoded", "multipart"])("a %s body with bracket keys uploads a file", async (kind) => {
  const pdf = await samplePdf({ pages: 1 });
  const form = kind === "multipart" ? new FormData() : new URLSearchParams();
  form.append("file[name]", "test.pdf");
  form.append("file[digest]", sha256Of(pdf));
  form.append("file[content]", Buffer.from(pdf).toString("base64"));
  const response = await fetch(gateway.address("/api/upload.json"), { method: "POST", body: form });
  const { status, token } = (await response.json()) as { status: string; token: string };
  await gateway.post(`/api/file/${token}/delete.json`, { token });
  expect(status).toBe("ok");
});

test("a signing of an unknown file names the field", async () => {
  const files = { "0": { token: "unknown" } };
  const { status, body } = await gateway.post("/api/signing/create.json", { type: "pdf", name: "a", files });
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 10_000, errors: [{ error_code: 1, field: "[files][0][token]" }] });
});

test("signers are added and removed by their ids", async () => {
  const { token } = await newSigning(["first"]);
  const second = { id: "second", name: "Fleur", surname: "Boland", signing_purpose: "signature" };
  const added = await gateway.post(`/api/signing/${token}/addsigner.json`, { token, signers: [second] });
  expect(Object.keys(added.body.signers as object).sort()).toEqual(["first", "second"]);
  const signers = [{ id: "second" }];
  const removed = await gateway.post(`/api/signing/${token}/removesigner.json`, { token, signers });
  expect(removed.body).toEqual({ status: "ok" });
});

test("a batch is of one person", async () => {
  const signings = await Promise.all([newSigning(["first"]), newSigning(["second"])]);
  const entries = signings.map(({ token, signers }) => ({ token, signer_token: Object.values(signers)[0] }));
  const { status, body } = await gateway.post("/api/signing/createbatch.json", { signings: entries });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain("All signer tokens must be related to same user");
});

test.each(["rsa", "P-256"] as const)(
  "a caller's own %s key signs, and no other value counts",
  async (kind) => {
    const { token } = await newSigning(["first"]);
    const [keys, others] = [await ownKeys(kind), await ownKeys(kind)];
    const request = { token, signer_id: "first" };
    const certificate = Buffer.from(keys.pem).toString("base64");
    const { body } = await gateway.post(`/api/signing/${token}/prepare.json`, { ...request, certificate });
    expect(body).toMatchObject({ status: "ok", algorithm: "sha256", dtbs_hash: expect.any(String) });
    const sign = (key: typeof keys) =>
      gateway.post(`/api/signing/${token}/sign.json`, {
        ...request,
        signature_value: signatureValue(body.dtbs, key.privateKey),
      });
    const status = async () => (await gateway.get(`/api/signing/${token}/status.json`)).body;
    expect((await sign(others)).status).toBe(400);
    expect((await status()).status).toBe("pending");
    expect((await sign(keys)).body).toEqual({ status: "ok" });
    const completed = await status();
    expect(completed).toMatchObject({ status: "completed", signers: { first: { status: "signed" } } });
    const file = await gateway.download(new URL(String(completed.file)).pathname);
    expect(sha256Of(file)).toBe(completed.file_digest);
  },
);
