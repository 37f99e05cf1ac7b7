import { expect, test } from "vitest";
import { get, post, send } from "../client";
import { newSigning, newUpload } from "../new-signing";
import { signByOwnKey } from "../own-key";
import { samplePdf } from "../sample-file";

const notFound = (message: unknown) => ({ status: "error", message, code: 404 });

test.each([
  ["missing", null],
  ["empty", ""],
  ["wrong", "wrong"],
])("a %s access token is refused with 403", async (_, token) => {
  for (const path of ["/api/signing/unknown/status.json", "/api/file/upload/unknown/status.json"]) {
    const { status, body } = await send("GET", path, { token });
    expect({ status, body }).toMatchObject({ status: 403, body: { status: "error" } });
  }
});

test.each([
  "/api/file/upload/unknown/status.json",
  "/api/file/upload/status/unknown.json",
  "/api/upload/status/unknown.json",
])("an unknown file is not found at %s", async (path) => {
  const { status, body } = await get(path);
  expect({ status, body }).toEqual({ status: 404, body: notFound("File with such token not found") });
});

const signingNotFound = {
  ...{ status: "error", message: "Data validation failed", code: 10_000 },
  errors: [{ message: "Signing with such token not found.", error_code: 1, field: "[token]" }],
};

test("an unknown signing is not found, in the recorded form", async () => {
  const { status, body } = await get("/api/signing/unknown/status.json");
  expect({ status, body }).toEqual({ status: 404, body: signingNotFound });
});

test.each(["addsigner", "removesigner", "prepare", "sign", "seal", "archive", "delete"])(
  "%s answers 404 for an unknown signing",
  async (call) => {
    const { status, body } = await post(`/api/signing/unknown/${call}.json`, { token: "unknown" });
    expect({ status, body }).toEqual({ status: 404, body: signingNotFound });
  },
);

test("a missing document is answered as the vendor does", async () => {
  const { token } = await newSigning(["first"]);
  for (const path of [`${token}/download`, `${token}/download/first`, "unknown/download"]) {
    const { status, body } = await get(`/api/signing/${path}`);
    expect({ status, body }).toEqual({
      status: 404,
      body: notFound("Document not found. Please contact support."),
    });
  }
});

test("a signed file is not sent without the access token", async () => {
  const signing = await newSigning(["first"]);
  await signByOwnKey(signing, "first");
  const path = `/api/signing/${signing.token}/download`;
  for (const token of [null, "wrong", signing.signers.first ?? ""])
    expect((await send("GET", path, { token })).status).toBe(403);
  expect((await get(path)).status).toBe(200);
});

test("tokens have 40 hexadecimal digits", async () => {
  const upload = await newUpload(await samplePdf());
  const { token, signers } = await newSigning(["first"]);
  for (const each of [upload, token, signers.first]) expect(each).toMatch(/^[0-9a-f]{40}$/);
});

test("a signing can be deleted only once", async () => {
  const signing = await newSigning(["first"]);
  await signByOwnKey(signing, "first");
  const remove = () => post(`/api/signing/${signing.token}/delete.json`, { token: signing.token });
  expect((await remove()).body).toEqual({ status: "ok", token: signing.token });
  expect((await remove()).status).toBe(404);
  for (const path of ["status.json", "download"])
    expect((await get(`/api/signing/${signing.token}/${path}`)).status).toBe(404);
});

test("an upload can be deleted only once", async () => {
  const token = await newUpload(await samplePdf());
  const remove = () => post(`/api/file/${token}/delete.json`, { token });
  expect((await remove()).body).toEqual({ status: "ok", token });
  expect((await remove()).status).toBe(404);
  expect((await get(`/api/file/upload/${token}/status.json`)).status).toBe(404);
});
