import { describe, expect, test } from "vitest";
import { gatewayAt, sha256Of, until } from "../testing/gateway-calls";
import { startReceiver } from "../testing/http-receiver";
import { samplePdf } from "../testing/sample-pdf";
import { startTestSandbox } from "../testing/test-sandbox";

const statusAfterPending = async (gateway: ReturnType<typeof gatewayAt>, token: unknown) =>
  until(
    () => gateway.get(`/api/file/upload/${String(token)}/status.json`),
    ({ body }) => body.status !== "pending",
  );

describe("a file uploaded by content", () => {
  test.each(["/api/file/upload.json", "/api/upload.json"])("is uploaded at once through %s", async (path) => {
    const gateway = gatewayAt((await startTestSandbox()).url);
    const pdf = await samplePdf();
    const content = Buffer.from(pdf).toString("base64");
    const { body } = await gateway.post(path, { file: { name: "a.pdf", digest: sha256Of(pdf), content } });
    const token = String(body.token);
    for (const status of [
      `/api/file/upload/${token}/status.json`,
      `/api/upload/status/${token}.json`,
      `/api/file/upload/status/${token}.json`,
    ]) {
      expect(await gateway.get(status)).toEqual({ status: 200, body: { status: "uploaded" } });
    }
  });

  test("is refused without naming a field when the digest does not match", async () => {
    const gateway = gatewayAt((await startTestSandbox()).url);
    const file = { name: "a.pdf", digest: sha256Of(Buffer.from("other")), content: "YWJj" };
    const { status, body } = await gateway.post("/api/file/upload.json", { file });
    expect(status).toBe(400);
    expect(body).toEqual({ status: "error", message: "Data validation error", code: 10000 });
  });

  test.each([
    ["urlencoded", (form: [string, string][]) => new URLSearchParams(form)],
    [
      "multipart",
      (form: [string, string][]) =>
        form.reduce((data, [name, value]) => (data.append(name, value), data), new FormData()),
    ],
  ])("may be sent as a %s body with bracket keys", async (_, encode) => {
    const gateway = gatewayAt((await startTestSandbox()).url);
    const content = Buffer.from("%PDF-1.7");
    const body = encode([
      ["file[name]", "a.pdf"],
      ["file[digest]", sha256Of(content)],
      ["file[content]", content.toString("base64")],
    ]);
    const response = await fetch(gateway.address("/api/file/upload.json"), { method: "POST", body });
    expect(await response.json()).toMatchObject({ status: "ok" });
  });
});

test("a multipart body may have a boundary with spaces and unquoted names, as .NET sends it", async () => {
  const gateway = gatewayAt((await startTestSandbox()).url);
  const content = Buffer.from("%PDF-1.7");
  const boundary = "Upload----11/24/2026 4:52:07 PM";
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=${name}\r\n\r\n${value}\r\n`;
  const body = [
    part('"file[name]"', "sutartis „ąčę“.pdf"),
    part("file[digest]", sha256Of(content)),
    part("file[content]", content.toString("base64")),
    `--${boundary}--\r\n`,
  ].join("");
  const headers = { "content-type": `multipart/form-data; boundary="${boundary}"` };
  const response = await fetch(gateway.address("/api/upload.json"), { method: "POST", headers, body });
  expect(await response.json()).toMatchObject({ status: "ok" });
});

describe("a file uploaded by URL", () => {
  const uploadFrom = async (url: string, digest: string) => {
    const gateway = gatewayAt((await startTestSandbox()).url);
    const { body } = await gateway.post("/api/file/upload.json", { file: { name: "a.pdf", digest, url } });
    return statusAfterPending(gateway, body.token);
  };

  test("is fetched", async () => {
    const pdf = await samplePdf();
    const { url } = await startReceiver(() => ({ status: 200, body: pdf }));
    expect((await uploadFrom(`${url}/a.pdf`, sha256Of(pdf))).body).toEqual({ status: "uploaded" });
  });

  test("fails when its digest does not match", async () => {
    const { url } = await startReceiver(() => ({ status: 200, body: "changed" }));
    expect((await uploadFrom(url, sha256Of(Buffer.from("original")))).body.status).toBe("error");
  });

  test("fails after one request when the server refuses it", async () => {
    const { url, requests } = await startReceiver(() => ({ status: 404 }));
    expect((await uploadFrom(url, "0".repeat(64))).body.message).toContain("HTTP 404");
    expect(requests).toHaveLength(1);
  });

  test("fails when nothing listens at its URL", async () => {
    expect((await uploadFrom("http://127.0.0.1:9/a.pdf", "0".repeat(64))).body.message).toContain(
      "cannot be reached",
    );
  });
});

test("a deleted file is not found, even when it is deleted again", async () => {
  const gateway = gatewayAt((await startTestSandbox()).url);
  const token = await gateway.uploadContent(await samplePdf());
  expect((await gateway.post(`/api/file/${token}/delete.json`, { token })).body).toEqual({
    status: "ok",
    token,
  });
  const again = await gateway.post(`/api/file/${token}/delete.json`);
  expect(again).toEqual({ status: 404, body: expect.objectContaining({ status: "error", code: 404 }) });
  expect((await gateway.get(`/api/file/upload/${token}/status.json`)).status).toBe(404);
});
