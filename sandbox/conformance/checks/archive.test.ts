import { describe, expect, test } from "vitest";
import { fetchFile, get, post, until } from "../client";
import { startReceiver } from "../../testing/http-receiver";
import { newSigning, newUpload, statusOf } from "../new-signing";
import { signByOwnKey } from "../own-key";
import { describeSandbox, sandboxTest } from "../sandbox-only";
import { contentOf, digestOf, sampleFiles, samplePdf } from "../sample-file";
import { signOnPage } from "../signing-page";

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;

type Request = Parameters<typeof newSigning>[1];

/** A signed file, as a client stores it. */
async function signedFile(sign: typeof signOnPage, request: Request = {}) {
  const signing = await newSigning(["first"], request);
  await sign(signing, "first");
  const { bytes } = await fetchFile((await statusOf(signing)).file);
  return { name: `lease.${request.type ?? "pdf"}`, bytes };
}

const container = { type: "asice", files: sampleFiles };

describe("a check of a file", () => {
  test.each(["sha256", "sha1"] as const)("returns the signatures of a PDF with a %s digest", async (kind) => {
    const file = contentOf(await signedFile(signByOwnKey), kind);
    const { status, body } = await post("/api/file/check.json", { type: "pdf", file });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: "ok",
      structure: {
        signatures: [
          {
            type: expect.stringMatching(/^(qes|aes|es)$/),
            certificate: {
              name: expect.stringContaining("/CN=Kraft Lawrence/"),
              subject: { country: "LT", serial_number: "PNOLT-50001018865" },
              issuer: { common_name: "Kraft Lawrence" },
              valid_from: expect.stringMatching(isoTime),
              valid_to: expect.stringMatching(isoTime),
              value: expect.stringMatching(/^MII/),
            },
          },
        ],
      },
    });
  });

  test("returns the signatures of a container", async () => {
    const file = contentOf(await signedFile(signByOwnKey, container));
    const { body } = await post("/api/file/check.json", { type: "asice", file });
    expect(body).toMatchObject({
      structure: { signatures: [{ certificate: { subject: { serial_number: "PNOLT-50001018865" } } }] },
    });
  });

  test("returns no signatures for an unsigned PDF", async () => {
    const { body } = await post("/api/file/check.json", { type: "pdf", file: contentOf(await samplePdf()) });
    expect(body).toMatchObject({ status: "ok", structure: { signatures: [] } });
  });

  test.each(["adoc.bedoc", "mdoc.ggedoc"])("does not take the type %s, which has a suffix", async (type) => {
    const answer = await post("/api/file/check.json", { type, file: contentOf(await samplePdf()) });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: "[type]" }] } });
  });

  test("refuses a digest that does not match, and a file of another type", async () => {
    const file = { ...contentOf(await samplePdf()), digest: "0".repeat(64) };
    expect((await post("/api/file/check.json", { type: "pdf", file })).body).toMatchObject({
      errors: [{ field: "[file][digest]" }],
    });
    const pdf = contentOf(await samplePdf());
    expect((await post("/api/file/check.json", { type: "asice", file: pdf })).status).toBe(400);
  });
});

describe("archiving any file", () => {
  test.each(["sha256", "sha1"] as const)("accepts a signed PDF by content and %s digest", async (kind) => {
    const signed = await signedFile(signByOwnKey);
    const { status, body } = await post("/api/archive.json", { type: "pdf", file: contentOf(signed, kind) });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: "ok", file: { name: signed.name }, structure: { signatures: expect.any(Array) } },
    });
    const { content, digest } = body.file as { content: string; digest: string };
    const archived = Buffer.from(content, "base64");
    expect(digestOf(archived)).toBe(digest);
    expect(archived.subarray(0, signed.bytes.length).equals(signed.bytes)).toBe(true);
  });

  test("accepts the token of an upload", async () => {
    const token = await newUpload(await signedFile(signByOwnKey));
    const { body } = await post("/api/archive.json", { type: "pdf", file: { token } });
    expect(body).toMatchObject({ status: "ok", file: { name: "lease.pdf", content: expect.any(String) } });
  });

  test("refuses an unknown upload", async () => {
    const { status, body } = await post("/api/archive.json", { type: "pdf", file: { token: "unknown" } });
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ field: "[file][token]" }] } });
  });

  sandboxTest("accepts a container signed on the same gateway", async () => {
    const file = contentOf(await signedFile(signOnPage, container));
    const { body } = await post("/api/archive.json", { type: "asice", file });
    expect(body).toMatchObject({ status: "ok", structure: { signatures: [{ type: "qes" }] } });
  });
});

test("a signing is not archived before it is completed", async () => {
  const { token } = await newSigning(["first"]);
  expect((await post(`/api/signing/${token}/archive.json`, { token })).status).toBe(400);
});

describeSandbox("archiving a signing", () => {
  test.each([
    ["pdf", {}],
    ["asice", container],
  ])("of type %s sends a postback and changes the file", async (_, request) => {
    const { url: postback_url, bodies } = await startReceiver();
    const signing = await newSigning(["first"], request);
    await signOnPage(signing, "first");
    const before = await statusOf(signing);
    const archive = { token: signing.token, postback_url };
    expect((await post(`/api/signing/${signing.token}/archive.json`, archive)).body).toEqual({
      status: "ok",
      token: signing.token,
    });
    const [postback] = await until(bodies, ({ length }) => length > 0);
    const after = await statusOf(signing);
    expect(after).toMatchObject({ status: "archived", file: before.file, signers: before.signers });
    expect(after.file_digest).not.toBe(before.file_digest);
    expect(postback).toEqual({
      ...{ status: "ok", token: signing.token, action: "signing_archived" },
      ...{ file: after.file, file_digest: after.file_digest, valid_to: after.valid_to },
    });
    expect(digestOf((await fetchFile(after.file)).bytes)).toBe(after.file_digest);
    expect((await get(`/api/signing/${signing.token}/download/first`)).status).toBe(200);
  });

  test("without a postback_url sends the postback to the creation's", async () => {
    const { url: postback_url, bodies } = await startReceiver();
    const signing = await newSigning(["first"], { postback_url });
    await signOnPage(signing, "first");
    await post(`/api/signing/${signing.token}/archive.json`, { token: signing.token });
    const postbacks = await until(bodies, ({ length }) => length >= 3);
    expect(postbacks.map(({ action }) => action)).toEqual([
      "signer_signed",
      "signing_completed",
      "signing_archived",
    ]);
  });

  test("with an unknown issuer fails by postback and leaves the file unchanged", async () => {
    const { url: postback_url, bodies } = await startReceiver();
    const signing = await newSigning(["first"]);
    await signByOwnKey(signing, "first");
    const before = await statusOf(signing);
    await post(`/api/signing/${signing.token}/archive.json`, { token: signing.token, postback_url });
    expect(await until(bodies, ({ length }) => length > 0)).toMatchObject([
      { action: "signing_archive_failed" },
    ]);
    expect(await statusOf(signing)).toEqual(before);
  });
});
