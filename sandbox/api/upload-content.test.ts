import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { answerOf, gatewayAt, sha256Of, until } from "../testing/gateway-calls";
import { samplePdf } from "../testing/sample-pdf";
import { startTestSandbox } from "../testing/test-sandbox";

const json = { "content-type": "application/json" };

/** Decoded in several chunks, and not a whole number of base64 groups. */
const large = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(200_003)]);
const base64 = large.toString("base64");
const digest = sha256Of(large);

async function start() {
  const { url, dataDir } = await startTestSandbox();
  const gateway = gatewayAt(url);
  return {
    gateway,
    upload: async (init: RequestInit) =>
      answerOf(await fetch(gateway.address("/api/file/upload.json"), { method: "POST", ...init })),
    stored: () => readdir(path.join(dataDir, "files", "uploads")).catch(() => [] as string[]),
  };
}

const form = (fields: [string, string][]) => new URLSearchParams(fields);
const multipart = (fields: [string, string][], wrap: (value: string) => string | Blob = String) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, wrap(value));
  return data;
};
const fields: [string, string][] = [
  ["file[content]", base64],
  ["file[name]", "a.pdf"],
  ["file[digest]", digest],
];

test.each<[string, RequestInit]>([
  ["JSON", { headers: json, body: JSON.stringify({ file: { name: "a.pdf", digest, content: base64 } }) }],
  [
    "JSON as PHP encodes it, the content first",
    {
      headers: json,
      body: JSON.stringify({ file: { content: base64, name: "a.pdf", digest } }).replaceAll("/", "\\/"),
    },
  ],
  [
    "JSON with line breaks in the content",
    {
      headers: json,
      body: JSON.stringify({
        file: { name: "a.pdf", digest, content: base64.replace(/.{76}/g, "$&\r\n") },
      }),
    },
  ],
  [
    "JSON that repeats the content",
    {
      headers: json,
      body: `{"file":{"content":"YWJj","content":"${base64}","name":"a.pdf","digest":"${digest}"}}`,
    },
  ],
  [
    "JSON after a byte order mark",
    { headers: json, body: `\uFEFF{"file":{"name":"a.pdf","digest":"${digest}","content":"${base64}"}}` },
  ],
  ["an urlencoded form", { body: form(fields) }],
  ["an urlencoded form that repeats the content", { body: form([["file[content]", "YWJj"], ...fields]) }],
  ["multipart fields", { body: multipart(fields) }],
  ["multipart parts with a file name", { body: multipart(fields, (value) => new Blob([value])) }],
  ["multipart fields that repeat the content", { body: multipart([["file[content]", "YWJj"], ...fields]) }],
])("a file's content arrives complete as %s", async (_, init) => {
  const { upload, stored } = await start();
  const { body } = await upload(init);
  expect(body).toEqual({ status: "ok", token: expect.any(String) });
  expect(await stored()).toEqual([body.token]);
});

test("a digest may be SHA-1, as old clients send it", async () => {
  const { gateway } = await start();
  const file = { name: "a.txt", digest: "a9993e364706816aba3e25717850c26c9cd0d89d", content: "YWJj" };
  expect((await gateway.post("/api/file/upload.json", { file })).body.status).toBe("ok");
});

const refused = { status: "error", message: "Data validation error", code: 10_000 };

describe("a refused upload leaves nothing behind", () => {
  const file = { name: "a.pdf", digest, content: base64 };
  test.each<[string, object]>([
    ["a digest of another file", { file: { ...file, digest: "0".repeat(64) } }],
    ["no name", { file: { ...file, name: undefined } }],
    ["an unknown field", { file: { ...file, colour: "red" } }],
    ["an unknown field beside the file", { file, colour: "red" }],
    ["both url and content", { file: { ...file, url: "http://127.0.0.1/a.pdf" } }],
    ["empty content", { file: { ...file, content: "" } }],
    ["content that is not a string", { file: { ...file, content: [base64] } }],
    ["the content in the wrong place", { files: [{ content: "YWJj" }], content: "YWJj" }],
  ])("with %s", async (_, body) => {
    const { gateway, stored } = await start();
    const answer = await gateway.post("/api/file/upload.json", body);
    expect(answer).toEqual({ status: 400, body: refused });
    expect(await stored()).toEqual([]);
  });

  test.each([
    ["is not JSON", `{"file":{"content":"YWJj","name":`],
    ["has trailing JSON", `{"file":{"content":"YWJj"}} {}`],
  ])("when the body %s", async (_, body) => {
    const { upload, stored } = await start();
    expect(await upload({ headers: json, body })).toMatchObject({
      status: 400,
      body: { message: "The body is not JSON" },
    });
    expect(await stored()).toEqual([]);
  });

  test.each<[string, RequestInit]>([
    ["JSON", { headers: json, body: JSON.stringify({ file: { ...file, name: "a".repeat(1_100_000) } }) }],
    ["form", { body: form([...fields, ["file[name]", "a".repeat(1_100_000)]]) }],
    ["multipart", { body: multipart([...fields, ["file[name]", "a".repeat(1_100_000)]]) }],
  ])("when a %s body is too long without the content", async (_, init) => {
    const { upload, stored } = await start();
    expect((await upload(init)).status).toBe(413);
    expect(await stored()).toEqual([]);
  });
});

test.each([
  ["JSON", "application/json", `{"file":{"content":"${base64}`],
  ["an urlencoded form", "application/x-www-form-urlencoded", `file[content]=${base64}`],
  [
    "multipart",
    "multipart/form-data; boundary=cut",
    `--cut\r\ncontent-disposition: form-data; name="file[content]"\r\n\r\n${base64}`,
  ],
])("an aborted upload as %s leaves nothing behind", async (_, type, partialBody) => {
  const { gateway, stored } = await start();
  const address = gateway.address("/api/file/upload.json");
  const call = request(address, { method: "POST", headers: { "content-type": type } });
  call.on("error", () => undefined);
  call.write(partialBody);
  await until(stored, (names) => names.length === 1);
  call.destroy();
  await until(stored, (names) => names.length === 0);
});

test.each(["", " \n"])("a body of %j is refused for its missing file", async (body) => {
  const { upload } = await start();
  expect((await upload({ headers: json, body })).body).toEqual(refused);
});

test("a file uploaded by content can be signed", async () => {
  const { gateway } = await start();
  const { signers } = await gateway.createSigning(await samplePdf(), ["anna"]);
  expect(signers).toHaveProperty("anna");
});
