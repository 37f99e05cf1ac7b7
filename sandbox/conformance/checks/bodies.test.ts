import { describe, expect, test } from "vitest";
import { json, post, send } from "../client";
import {
  deleteSigningLater,
  deleteUploadLater,
  newSigning,
  newUpload,
  settledUpload,
  signer,
} from "../new-signing";
import { contentOf, samplePdf } from "../sample-file";

type Fields = readonly (readonly [string, string])[];

const form = (fields: Fields) => new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();

/** Encodes fields as .NET's HttpClient does; other clients differ only in the boundary. */
function multipart(boundary: string, fields: Fields) {
  const part = ([name, value]: Fields[number]) =>
    [
      `--${boundary}`,
      "Content-Type: text/plain; charset=utf-8",
      `Content-Disposition: form-data; name="${name}"`,
      "",
      value,
    ].join("\r\n");
  const content = [...fields.map(part), `--${boundary}--`, ""].join("\r\n");
  return { type: `multipart/form-data; boundary="${boundary}"`, content };
}

const encodings: [string, (fields: Fields) => { type: string; content: string }][] = [
  ["an urlencoded body", (fields) => ({ type: "application/x-www-form-urlencoded", content: form(fields) })],
  [
    "an urlencoded body with a semicolon after its type, as a PHP program sends it",
    (fields) => ({ type: "application/x-www-form-urlencoded; ", content: form(fields) }),
  ],
  ["a multipart body", (fields) => multipart("----WebKitFormBoundary7MA4YWxk", fields)],
  [
    "a multipart body whose boundary is a date, as a .NET program sends it",
    (fields) => multipart("Upload----11/25/2026 17:00:00", fields),
  ],
  [
    "a multipart body whose boundary is a date in another locale's format",
    (fields) => multipart("Create----25.11.2026 5:00:00 PM", fields),
  ],
];

describe.each(encodings)("%s with bracket keys", (_, encode) => {
  test("uploads a file", async () => {
    const { name, digest, content } = contentOf(await samplePdf());
    const fields: Fields = [
      ["file[name]", name],
      ["file[content]", content],
      ["file[digest]", digest],
    ];
    const { status, body } = await send("POST", "/api/upload.json", { body: encode(fields) });
    deleteUploadLater(body.token);
    expect({ status, body }).toEqual({ status: 200, body: { status: "ok", token: expect.any(String) } });
    expect(await settledUpload(body.token)).toMatchObject({ status: "uploaded" });
  });

  test("creates a signing", async () => {
    const token = await newUpload(await samplePdf());
    const { status, body } = await send("POST", "/api/signing/create.json", {
      body: encode([
        ["type", "pdf"],
        ["name", "Lease „ąčę“"],
        ...Object.entries(signer("51001091072")).map(
          ([name, value]) => [`signers[0][${name}]`, String(value)] as const,
        ),
        ["signers[0][phone]", "+37260000007"],
        ["signers[0][code]", "51001091072"],
        ["signers[0][signing_options][]", "mobile"],
        ["signers[0][signing_options][]", "smartid"],
        ["files[0][token]", token],
        ["postback_url", "http://yourhost/gateway-php-example/signing-finished-postback.php"],
      ]),
    });
    deleteSigningLater(body.token);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { signers: { "51001091072": expect.any(String) } },
    });
  });
});

describe("a JSON body", () => {
  test("may have a list as an object with the keys 0, 1, …", async () => {
    const token = await newUpload(await samplePdf());
    const signers = { "0": signer("first"), "1": signer("second") };
    const request = { type: "pdf", name: "Lease", signers, files: { "0": { token } } };
    const { body } = await post("/api/signing/create.json", request);
    deleteSigningLater(body.token);
    expect(Object.keys(body.signers as object)).toEqual(["first", "second"]);
  });

  test("may be sent with GET", async () => {
    const { token } = await newSigning(["first"]);
    const upload = await newUpload(await samplePdf());
    const status = await send("GET", `/api/signing/${token}/status.json`, { body: json({ token }) });
    expect(status.body).toMatchObject({ status: "pending" });
    const uploaded = await send("GET", `/api/file/upload/${upload}/status.json`, {
      body: json({ token: upload }),
    });
    expect(uploaded.body).toMatchObject({ status: "uploaded" });
  });

  test("may repeat or omit the path's token", async () => {
    const { token } = await newSigning(["first"]);
    const path = `/api/signing/${token}/addsigner.json`;
    expect((await post(path, { token, signers: [signer("second")] })).status).toBe(200);
    expect((await post(path, { signers: [signer("third")] })).status).toBe(200);
  });

  test("is refused with 400 if it is not JSON", async () => {
    const body = { type: "application/json", content: '{"type":"pdf",' };
    const answer = await send("POST", "/api/signing/create.json", { body });
    expect(answer).toMatchObject({ status: 400, body: { status: "error" } });
  });
});
