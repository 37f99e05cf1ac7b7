import { describe, expect, test } from "vitest";
import { post } from "../client";
import { deleteSigningLater, newSigning, newUpload, signer } from "../new-signing";
import { contentOf, samplePdf } from "../sample-file";

/** Creates a signing of an uploaded file, with these changes to a valid request. */
async function create(change: object) {
  const token = await newUpload(await samplePdf());
  const good = { type: "pdf", name: "Lease", signers: [signer("first")], files: [{ token }] };
  const answer = await post("/api/signing/create.json", { ...good, ...change });
  if (answer.status === 200) deleteSigningLater(answer.body.token);
  return answer;
}

const refusal = (...errors: object[]) => ({
  status: 400,
  body: { status: "error", message: "Data validation failed", code: 10_000, errors },
});

const { signing_purpose: _, ...withoutPurpose } = signer("first");

describe("a signing cannot be created", () => {
  test.each<[string, object, string, string | RegExp]>([
    [
      "without a purpose",
      { signers: [withoutPurpose] },
      "[signers][0][signing_purpose]",
      "[signing_purpose] is missing",
    ],
    ["without a name", { name: undefined }, "[name]", "[name] is missing"],
    ["without files", { files: undefined }, "[files]", "[files] is missing"],
    ["without a type", { type: undefined }, "[type]", "[type] is missing"],
    ["with an unknown field", { hurry: true }, "[hurry]", /field was not expected/],
    [
      "with an unknown field in a signer",
      { signers: [{ ...signer("first"), mood: "good" }] },
      "[signers][0][mood]",
      /field was not expected/,
    ],
    ["with an unknown type", { type: "letter" }, "[type]", /./],
    [
      "with an unknown purpose",
      { signers: [{ ...signer("first"), signing_purpose: "fun" }] },
      "[signers][0][signing_purpose]",
      /./,
    ],
    [
      "with an unknown signing method",
      { signers: [{ ...signer("first"), signing_options: ["smartid", "pen"] }] },
      "[signers][0][signing_options][1]",
      /./,
    ],
    [
      "with two signers of the same id",
      { signers: [signer("first"), signer("first")] },
      "[signers][1][id]",
      /./,
    ],
  ])("%s", async (_name, change, field, message) => {
    const text = typeof message === "string" ? message : expect.stringMatching(message);
    expect(await create(change)).toMatchObject(refusal({ field, message: text }));
  });

  test("from an unknown upload", async () => {
    expect(await create({ files: [{ token: "unknown" }] })).toMatchObject(
      refusal({ message: "File with such token not found.", error_code: 1, field: "[files][0][token]" }),
    );
  });

  test("with several invalid fields, and each is named", async () => {
    const { body } = await create({ name: undefined, hurry: true, signers: [withoutPurpose] });
    const fields = (body.errors as { field: string }[]).map(({ field }) => field);
    expect(fields.sort()).toEqual(["[hurry]", "[name]", "[signers][0][signing_purpose]"]);
  });
});

test.each([
  ["signing_options", ["mobile"]],
  ["signing_purpose", "signature"],
])("%s outside of signers is ignored", async (name, value) => {
  expect((await create({ [name]: value })).status).toBe(200);
  expect((await create({ [name]: value, signers: [withoutPurpose] })).status).toBe(400);
});

test("an upload without a digest is refused without naming it", async () => {
  const { digest: _digest, ...file } = contentOf(await samplePdf());
  const { status, body } = await post("/api/file/upload.json", { file });
  expect({ status, body }).toEqual({
    status: 400,
    body: { status: "error", message: "Data validation error", code: 10_000 },
  });
});

describe("other calls name their invalid fields", () => {
  test("a seal without a name", async () => {
    const { token } = await newSigning([]);
    const answer = await post(`/api/signing/${token}/seal.json`, { token });
    expect(answer).toMatchObject(refusal({ field: "[name]", message: "[name] is missing" }));
  });

  test("an added signer without a purpose", async () => {
    const { token } = await newSigning(["first"]);
    const answer = await post(`/api/signing/${token}/addsigner.json`, {
      token,
      signers: [{ ...withoutPurpose, id: "b" }],
    });
    expect(answer).toMatchObject(
      refusal({ field: "[signers][0][signing_purpose]", message: "[signing_purpose] is missing" }),
    );
  });
});
