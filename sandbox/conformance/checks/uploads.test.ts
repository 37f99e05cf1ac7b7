import { describe, expect, test } from "vitest";
import { get, post } from "../client";
import { deleteUploadLater, newUpload, settledUpload } from "../new-signing";
import { startReceiver } from "../../testing/http-receiver";
import { describeSandbox } from "../sandbox-only";
import { contentOf, digestOf, samplePdf } from "../sample-file";

describe("a file uploaded by content", () => {
  test.each(["/api/file/upload.json", "/api/upload.json"])("is accepted at %s", async (path) => {
    const { status, body } = await post(path, { file: contentOf(await samplePdf()) });
    deleteUploadLater(body.token);
    expect({ status, body }).toEqual({ status: 200, body: { status: "ok", token: expect.any(String) } });
    expect(await settledUpload(body.token)).toEqual({ status: "uploaded" });
  });

  test.each([
    "/api/file/upload/TOKEN/status.json",
    "/api/file/upload/status/TOKEN.json",
    "/api/upload/status/TOKEN.json",
  ])("has its status at %s", async (path) => {
    const token = await newUpload(await samplePdf());
    expect((await get(path.replace("TOKEN", token))).body).toEqual({ status: "uploaded" });
  });

  test("may have a digest in SHA-1", async () => {
    const { body } = await post("/api/file/upload.json", { file: contentOf(await samplePdf(), "sha1") });
    deleteUploadLater(body.token);
    expect(await settledUpload(body.token)).toEqual({ status: "uploaded" });
  });

  test.each(["sha256", "sha1"] as const)("is refused with a %s digest of another file", async (kind) => {
    const file = { ...contentOf(await samplePdf()), digest: digestOf(Buffer.from("another"), kind) };
    const { status, body } = await post("/api/file/upload.json", { file });
    deleteUploadLater(body.token);
    if (status === 200) expect((await settledUpload(body.token)).status).not.toBe("uploaded");
    else
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { message: "Data validation error", code: 10_000 },
      });
  });
});

describeSandbox("a file uploaded by URL", () => {
  const uploadFrom = async (url: string, digest: string) => {
    const { body } = await post("/api/file/upload.json", { file: { name: "lease.pdf", digest, url } });
    deleteUploadLater(body.token);
    return body.token;
  };

  test.each(["sha256", "sha1"] as const)("is fetched and compared with its %s digest", async (kind) => {
    const { bytes } = await samplePdf();
    const server = await startReceiver(() => ({ status: 200, body: bytes }));
    const token = await uploadFrom(`${server.url}/lease.pdf?version=2`, digestOf(bytes, kind));
    expect(await settledUpload(token)).toEqual({ status: "uploaded" });
    expect(server.requests).toMatchObject([{ method: "GET", path: "/lease.pdf?version=2" }]);
  });

  test("is pending until it is fetched, and cannot be signed before", async () => {
    const { bytes } = await samplePdf();
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const server = await startReceiver(() => ({ status: 200, body: bytes, after: gate }));
    const token = await uploadFrom(server.url, digestOf(bytes));
    expect((await get(`/api/file/upload/${String(token)}/status.json`)).body).toEqual({ status: "pending" });
    const early = await post("/api/signing/create.json", { type: "pdf", name: "Lease", files: [{ token }] });
    open();
    expect(early).toMatchObject({ status: 400, body: { errors: [{ field: "[files][0][token]" }] } });
    expect(await settledUpload(token)).toEqual({ status: "uploaded" });
  });

  test.each(["sha256", "sha1"] as const)("is refused with a %s digest of another file", async (kind) => {
    const { bytes } = await samplePdf();
    const server = await startReceiver(() => ({ status: 200, body: bytes }));
    const token = await uploadFrom(server.url, digestOf(Buffer.from("another"), kind));
    expect(await settledUpload(token)).toMatchObject({ status: "error" });
    const { status } = await post("/api/signing/create.json", {
      type: "pdf",
      name: "Lease",
      files: [{ token }],
    });
    expect(status).toBe(400);
  });

  test("ends in an error if the URL answers 404", async () => {
    const server = await startReceiver(() => ({ status: 404 }));
    const token = await uploadFrom(server.url, "0".repeat(64));
    expect(await settledUpload(token)).toMatchObject({ status: "error" });
  });
});
