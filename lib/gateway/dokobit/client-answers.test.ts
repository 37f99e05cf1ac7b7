import { expect, test } from "vitest";
import type { GatewaySigningRequest } from "../contract";
import { failureOf } from "./testing/failure-of";
import { accessToken, json, startScriptedGateway } from "./testing/scripted-gateway";

const request: GatewaySigningRequest = {
  type: "pdf",
  name: "Lease.pdf",
  language: "lt",
  signers: [{ id: "a", name: "MARY ÄNN", surname: "O’CONNEŽ-ŠUSLIK", purpose: "signature", country: "LT" }],
  files: [{ token: "file-1" }],
  postbackUrl: "https://portal.test/api/postback/x",
};

const statusOf = async (body: unknown) => {
  const { client } = await startScriptedGateway(json(200, body));
  return client.getSigningStatus("sgn-1");
};

test("a signing is created with its signers, file and postback address", async () => {
  const { client, calls } = await startScriptedGateway(
    json(200, { status: "ok", token: "sgn-1", signers: { a: "signer-token" } }),
  );
  const created = await client.createSigning(request);
  expect(created).toEqual({ token: "sgn-1", signerTokens: { a: "signer-token" } });
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({
    method: "POST",
    path: "/api/signing/create.json",
    query: `?access_token=${accessToken}`,
  });
  expect(JSON.parse(String(calls[0]!.body))).toEqual({
    type: "pdf",
    name: request.name,
    language: request.language,
    signers: [
      {
        id: "a",
        name: "MARY ÄNN",
        surname: "O’CONNEŽ-ŠUSLIK",
        signing_purpose: "signature",
        country_code: "LT",
      },
    ],
    files: [{ token: "file-1" }],
    postback_url: request.postbackUrl,
  });
});

test("a signer with one name only has it as the surname as well, which the gateway demands", async () => {
  const { client, calls } = await startScriptedGateway(
    json(200, { status: "ok", token: "sgn-1", signers: { a: "signer-token" } }),
  );
  const [signer] = request.signers;
  await client.createSigning({ ...request, signers: [{ ...signer!, name: "Madonna", surname: "" }] });
  expect(JSON.parse(String(calls[0]!.body))).toMatchObject({
    signers: [{ name: "Madonna", surname: "Madonna" }],
  });
});

test.each([
  ["t", { level: "pades-t" }],
  ["lt", undefined],
  ["ltv", { level: "pades-ltv" }],
] as const)("the level %s of a PDF stands under the name of its type", async (pdfLevel, pdf) => {
  const { client, calls } = await startScriptedGateway(
    json(200, { status: "ok", token: "sgn-1", signers: { a: "signer-token" } }),
  );
  await client.createSigning({ ...request, pdfLevel });
  const body = JSON.parse(String(calls[0]!.body)) as Record<string, unknown>;
  expect(body.pdf).toEqual(pdf);
  expect(body).not.toHaveProperty("pdfLevel");
});

test("a creation whose response has no signer tokens fails", async () => {
  const { client } = await startScriptedGateway(json(200, { status: "ok", token: "sgn-1" }));
  expect(await failureOf(client.createSigning(request))).toMatchObject({
    failure: "contract",
    operation: "createSigning",
  });
});

test.each([
  ["pending", "pending"],
  ["completed", "completed"],
  ["archived", "completed"],
  ["declined", "declined"],
  ["expired", "expired"],
  ["cancelled", "cancelled"],
  ["failed", "failed"],
  ["signed", "pending"],
  ["a word nobody knows", "pending"],
  ["constructor", "pending"],
])("the status word %s is read as %s", async (word, outcome) => {
  expect((await statusOf({ status: word })).outcome).toBe(outcome);
});

test("only the status word archived says that the file is archived", async () => {
  expect((await statusOf({ status: "archived" })).isArchived).toBe(true);
  expect((await statusOf({ status: "completed" })).isArchived).toBe(false);
});

test("signers are read under any key, and an unknown status is not a signature", async () => {
  const signed = { status: "signed", signing_time: "2026-06-10 15:11:54", signature_id: "S-123" };
  const { signers } = await statusOf({
    status: "pending",
    signers: { "signer-id": signed, "signer-token": { status: "?" } },
  });
  expect(signers).toMatchObject({ "signer-id": { hasSigned: true }, "signer-token": { hasSigned: false } });
});

test("an empty map of signers may come as a list, as null, or not at all", async () => {
  for (const signers of [[], null, undefined])
    expect((await statusOf({ status: "pending", signers })).signers).toEqual({});
});

test("empty file fields of a pending signing are read as null", async () => {
  for (const file of [null, "", undefined])
    expect(await statusOf({ status: "pending", file, file_digest: file })).toMatchObject({
      file: null,
      fileDigest: null,
    });
});

test("a digest in capital letters is read in lower case", async () => {
  expect((await statusOf({ status: "completed", file_digest: "AB12" })).fileDigest).toBe("ab12");
});

test.each([
  [{ status: "uploaded" }, "uploaded"],
  [{ status: "pending" }, "pending"],
  [{ status: "error", message: "The URL answered HTTP 500." }, "failed"],
  [{ status: "digest_mismatch" }, "failed"],
])("the status of an upload %j is read as %s", async (body, status) => {
  const { client } = await startScriptedGateway(json(200, body));
  expect(await client.getUploadStatus("file-1")).toBe(status);
});

test("an upload that the gateway does not know is not read as a failed one", async () => {
  const { client } = await startScriptedGateway(
    json(200, { status: "error", message: "not found", code: 404 }),
  );
  expect((await failureOf(client.getUploadStatus("file-1"))).failure).toBe("not_found");
});

test("a token with special characters stays one segment of the path", async () => {
  const { client, calls } = await startScriptedGateway(json(200, { status: "ok" }));
  await client.deleteFile("../signing/x?y#z");
  expect(calls[0]!.path).toBe("/api/file/..%2Fsigning%2Fx%3Fy%23z/delete.json");
});
