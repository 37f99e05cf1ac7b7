import { describe, expect, test } from "vitest";
import { fetchFile, get, post } from "../client";
import { newSigning, signer, statusOf, type NewSigning } from "../new-signing";
import { signByOwnKey } from "../own-key";
import { digestOf } from "../sample-file";

const change = ({ token }: NewSigning, call: "addsigner" | "removesigner", signers: object[]) =>
  post(`/api/signing/${token}/${call}.json`, { token, signers });

describe("the signers of a signing", () => {
  test("have an id and a token each, even when added later", async () => {
    const signing = await newSigning(["first"]);
    expect(signing.signers).toEqual({ first: expect.stringMatching(/./) });
    const { body } = await change(signing, "addsigner", [signer("second")]);
    expect(body).toEqual({
      status: "ok",
      signers: { ...signing.signers, second: expect.stringMatching(/./) },
    });
  });

  test("may be added after creation", async () => {
    const signing = await newSigning([]);
    expect((await change(signing, "addsigner", [signer("first")])).body).toMatchObject({ status: "ok" });
  });

  test("are removed by id", async () => {
    const signing = await newSigning(["first", "second"]);
    expect((await change(signing, "removesigner", [{ id: "second" }])).body).toEqual({ status: "ok" });
    expect((await statusOf(signing)).signers).toEqual({ first: { status: "pending" } });
  });

  test.each(["pdf", "asice"])(
    "are added to a signing of type %s with the object of each type",
    async (type) => {
      const signing = await newSigning(["first"], { type });
      const annotation = { page: 1, text: "Signed" };
      const objects = {
        pdf: { annotation: { ...annotation, top: 40, left: 40, width: 120, height: 40 } },
        pdflt: {
          ...{ annotation, reason: "Approved", signing_location: "Vilnius" },
          registration: { date: "2026-01-30", number: "15" },
        },
        adoc: { role: "Director" },
        mdoc: {},
      };
      for (const [name, value] of Object.entries(objects))
        expect(
          await change(signing, "addsigner", [{ ...signer(`with-${name}`), [name]: value }]),
        ).toMatchObject({ status: 200 });
    },
  );

  test("may have numbers as ids", async () => {
    const signing = await newSigning([51001091072, 2]);
    expect(Object.keys(signing.signers).sort()).toEqual(["2", "51001091072"]);
    expect((await change(signing, "removesigner", [{ id: 2 }])).body).toEqual({ status: "ok" });
  });

  test.each([
    ["added with the id of another", "addsigner", signer("first")],
    ["removed with an unknown id", "removesigner", { id: "nobody" }],
  ] as const)("are not %s", async (_, call, person) => {
    const signing = await newSigning(["first"]);
    expect(await change(signing, call, [person])).toMatchObject({
      status: 400,
      body: { errors: [{ field: "[signers][0][id]" }] },
    });
  });

  test("do not change after everybody has signed", async () => {
    const signing = await newSigning(["first"]);
    await signByOwnKey(signing, "first");
    expect((await change(signing, "addsigner", [signer("late")])).status).toBe(400);
  });
});

const gatewayTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

describe("the status", () => {
  test("of an unsigned signing shows only its signers", async () => {
    const signing = await newSigning(["first", "second"]);
    expect(await statusOf(signing)).toEqual({
      status: "pending",
      signers: { first: { status: "pending" }, second: { status: "pending" } },
    });
  });

  test("shows who signed and when, but no file until everybody has signed", async () => {
    const signing = await newSigning(["first", "second"]);
    await signByOwnKey(signing, "second");
    expect(await statusOf(signing)).toEqual({
      status: "pending",
      signers: {
        first: { status: "pending" },
        second: {
          status: "signed",
          signing_time: expect.stringMatching(gatewayTime),
          signature_id: expect.stringMatching(/^S-[0-9a-f]{64}$/i),
        },
      },
    });
  });

  test("of a completed signing shows its file, its expiry and its signatures", async () => {
    const signing = await newSigning(["first"]);
    await signByOwnKey(signing, "first");
    const status = await statusOf(signing);
    expect(status).toMatchObject({
      status: "completed",
      signers: { first: { status: "signed" } },
      file: expect.stringContaining(`/api/signing/${signing.token}/download`),
      file_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      valid_to: expect.stringMatching(gatewayTime),
      structure: {
        signatures: [
          {
            type: expect.stringMatching(/^(qes|aes|es)$/),
            certificate: {
              subject: {
                country: "LT",
                surname: "Lawrence",
                name: "Kraft",
                serial_number: "PNOLT-50001018865",
              },
            },
          },
        ],
      },
    });
    expect(digestOf((await fetchFile(status.file)).bytes)).toBe(status.file_digest);
  });
});

test("the file can be downloaded as of each signature, and begins with the previous version", async () => {
  const signing = await newSigning(["first", "second"]);
  await signByOwnKey(signing, "first");
  const downloadOf = async (id: string) => get(`/api/signing/${signing.token}/download/${id}`);
  expect((await downloadOf("second")).status).toBe(404);
  const early = await downloadOf("first");
  await signByOwnKey(signing, "second");
  const { bytes } = await fetchFile((await statusOf(signing)).file);
  expect(early.bytes.length).toBeGreaterThan(0);
  expect(bytes.subarray(0, early.bytes.length).equals(early.bytes)).toBe(true);
  expect((await downloadOf("first")).bytes.equals(early.bytes)).toBe(true);
  expect((await downloadOf("second")).bytes.equals(bytes)).toBe(true);
});
