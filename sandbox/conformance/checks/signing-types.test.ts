import { describe, expect, test } from "vitest";
import { fetchFile, post } from "../client";
import { deleteSigningLater, newSigning, newUpload, signer, statusOf } from "../new-signing";
import { signByOwnKey } from "../own-key";
import { contentOf, digestOf, sampleFiles, samplePdf } from "../sample-file";

const pdfTypes = ["pdf", "pdflt"];
const forms = ["", ".bedoc", ".cedoc", ".gedoc", ".ggedoc"];
const containerTypes = [
  "asice",
  "bdoc",
  "edoc",
  ...["adoc", "mdoc"].flatMap((type) => forms.map((form) => type + form)),
];

/** The first entry of an ASiC-E container is `mimetype`, stored uncompressed (ETSI EN 319 162-1, A.1). */
const firstEntry = (container: Buffer) => container.toString("latin1", 30, 38);

describe.each(pdfTypes)("a signing of type %s", (type) => {
  test("has one file, which is signed", async () => {
    const signing = await newSigning(["first"], { type });
    await signByOwnKey(signing, "first");
    const { bytes } = await fetchFile((await statusOf(signing)).file);
    expect(bytes.toString("latin1", 0, 5)).toBe("%PDF-");
    expect(bytes.toString("latin1")).toContain("/ETSI.CAdES.detached");
  });

  test("cannot have two files", async () => {
    const tokens = [await newUpload(await samplePdf()), await newUpload(await samplePdf())];
    const files = tokens.map((token) => ({ token }));
    const answer = await post("/api/signing/create.json", { type, name: "Lease", files });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: "[files]" }] } });
  });

  test("has at most 40 signatures", async () => {
    const token = await newUpload(await samplePdf());
    const signers = (count: number) => Array.from({ length: count }, (_, index) => signer(`signer-${index}`));
    const create = (count: number) =>
      post("/api/signing/create.json", { type, name: "Lease", files: [{ token }], signers: signers(count) });
    expect(await create(41)).toMatchObject({ status: 400, body: { errors: [{ field: "[signers]" }] } });
    const full = await create(40);
    deleteSigningLater(full.body.token);
    expect(Object.keys(full.body.signers as object)).toHaveLength(40);
    const path = `/api/signing/${String(full.body.token)}/addsigner.json`;
    expect((await post(path, { signers: [signer("one-too-many")] })).status).toBe(400);
  });
});

test.each(containerTypes)(
  "a signing of type %s has several files, which are signed together",
  async (type) => {
    const signing = await newSigning(["first"], { type, files: sampleFiles });
    await signByOwnKey(signing, "first");
    const { file, file_digest } = await statusOf(signing);
    const container = { name: `lease.${type}`, bytes: (await fetchFile(file)).bytes };
    expect(digestOf(container.bytes)).toBe(file_digest);
    expect(firstEntry(container.bytes)).toBe("mimetype");
    for (const { name } of sampleFiles) expect(container.bytes.includes(name)).toBe(true);
    const [primaryType] = type.split(".");
    const { body } = await post("/api/file/check.json", { type: primaryType, file: contentOf(container) });
    const subject = { name: "Kraft", surname: "Lawrence", country: "LT", serial_number: "PNOLT-50001018865" };
    expect(body).toMatchObject({ status: "ok", structure: { signatures: [{ certificate: { subject } }] } });
  },
);

test.each(["pdflt", ...containerTypes])("a signer of type %s may leave the purpose out", async (type) => {
  const { signing_purpose: _, ...withoutPurpose } = signer("first");
  const files = [{ token: await newUpload(await samplePdf()) }];
  const request = { type, name: "Lease", files, signers: [withoutPurpose] };
  const { status, body } = await post("/api/signing/create.json", request);
  deleteSigningLater(body.token);
  expect(status).toBe(200);
});

test.each([
  ["pdf", { level: "pades-t" }],
  ["pdf", { level: "pades-ltv" }],
  ["pdflt", { level: "pades-ltv", annotation: { page: 2 } }],
  ["adoc", { level: "xades-t" }],
  ["adoc", { level: "xades-xl" }],
])("a signing of type %s takes %j under the type's name", async (type, parameters) => {
  const files = [{ token: await newUpload(await samplePdf()) }];
  const request = { type, name: "Lease", files, [type]: parameters };
  const { status, body } = await post("/api/signing/create.json", request);
  deleteSigningLater(body.token);
  expect(status).toBe(200);
});

test("a container can be signed by several people", async () => {
  const signing = await newSigning(["first", "second"], { type: "asice", files: sampleFiles });
  await signByOwnKey(signing, "first");
  await signByOwnKey(signing, "second");
  expect(await statusOf(signing)).toMatchObject({
    status: "completed",
    structure: { signatures: [{ certificate: {} }, { certificate: {} }] },
  });
});

test("a file of a container may be a main file, an appendix or an attachment", async () => {
  const parts = ["main", "appendix", "attachment"];
  const files = await Promise.all(
    parts.map(async (type, index) => ({
      type,
      token: await newUpload({ name: `${index}.txt`, bytes: Buffer.from(type) }),
    })),
  );
  const { status, body } = await post("/api/signing/create.json", { type: "adoc", name: "Lease", files });
  deleteSigningLater(body.token);
  expect(status).toBe(200);
});
