import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { writeContainer } from "../asic/container";
import { readContainer } from "../asic/read-container";
import { foreignPdf } from "../testing/foreign-pdf";
import { gatewayAt, sha256Of } from "../testing/gateway-calls";
import { ownKeys, signatureValue } from "../testing/own-keys";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";
import { verifyPdf } from "./verify-pdf";

type Reported = Record<string, unknown>;

const atLevelT = { pdf: { level: "pades-t" } };

async function signed(type: "pdf" | "asice", extra: object = {}) {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf(), ["first", "second"], { type, ...extra });
  const path = (call: string) => `/api/signing/${signing.token}/${call}`;
  await signerAt(url, signing, "first").sign(claims.signs);
  await signerAt(url, signing, "second").sign(claims.signsByMobileId);
  const check = async (bytes: Uint8Array, as: string = type) => {
    const file = { name: "a", digest: sha256Of(bytes), content: Buffer.from(bytes).toString("base64") };
    return gateway.post("/api/file/check.json", { type: as, file });
  };
  const signaturesOf = async (bytes: Uint8Array) =>
    ((await check(bytes)).body.structure as { signatures: Reported[] }).signatures;
  return { gateway, path, check, signaturesOf, file: await gateway.download(path("download")) };
}

/** A PDF of one page with one signature. */
async function signedOnce() {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const signing = await gateway.createSigning(await samplePdf({ pages: 1 }), ["first"], atLevelT);
  await signerAt(url, signing, "first").sign(claims.signs);
  return gateway.download(`/api/signing/${signing.token}/download`);
}

const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe("validating a signed PDF", () => {
  test("reports who signed, that both signatures are valid, and that only the last covers the whole file", async () => {
    const { signaturesOf, file } = await signed("pdf", atLevelT);
    expect(await signaturesOf(file)).toMatchObject([
      {
        ...{ type: "qes", valid: true, trusted: true, level: "B-T", covers_whole_document: false },
        certificate: {
          subject: { country: "LT", surname: "JONAITIS", name: "JONAS", serial_number: "PNOLT-50001029996" },
          issuer: { country: "LT", organisation: "Paraph Sandbox" },
        },
      },
      { type: "qes", valid: true, covers_whole_document: true },
    ]);
  });

  test("reports changed bytes of the document and of the value, and appended bytes", async () => {
    const { signaturesOf, file } = await signed("pdf", atLevelT);
    const validities = async (bytes: Buffer) => (await signaturesOf(bytes)).map(({ valid }) => valid);
    expect(await validities(flipped(file, 900))).toEqual([false, false]);
    const lastValue = file.lastIndexOf("/Contents <") + 11;
    const changedValue = Buffer.from(file);
    changedValue.write(
      file.toString("latin1", lastValue + 800, lastValue + 801) === "0" ? "1" : "0",
      lastValue + 800,
    );
    expect((await validities(changedValue))[0]).toBe(true);
    expect((await validities(changedValue))[1]).toBe(false);
    const added = Buffer.concat([file, Buffer.from("\n% more\n")]);
    expect((await signaturesOf(added)).at(-1)).toMatchObject({ valid: true, covers_whole_document: false });
  });

  test("reports the level of a PDF whose evidence lies behind each signature", async () => {
    const { signaturesOf, file } = await signed("pdf");
    expect(await signaturesOf(file)).toMatchObject([
      { valid: true, level: "B-LT" },
      { valid: true, level: "B-LT", covers_whole_document: false },
    ]);
  });

  test("reports the long-term level and the document time-stamp of an archived PDF", async () => {
    const { gateway, path, signaturesOf } = await signed("pdf");
    await gateway.post(path("archive.json"));
    expect(await signaturesOf(await gateway.download(path("download")))).toMatchObject([
      { valid: true, level: "B-LTA" },
      { valid: true, level: "B-LTA" },
      { kind: "document_time_stamp", valid: true, covers_whole_document: true },
    ]);
  });

  test("finds no signatures in an unsigned PDF, and refuses other files", async () => {
    const { check, signaturesOf } = await signed("pdf");
    expect(await signaturesOf(await samplePdf())).toEqual([]);
    expect(await check(Buffer.from("text"))).toMatchObject({ status: 400, body: { code: 10000 } });
  });

  test("verifies signatures made by other programs, but trusts none of them", async () => {
    const { signaturesOf } = await signed("pdf");
    const fixture = (name: string) => readFile(`lib/validation/fixtures/${name}.pdf`);
    expect(await signaturesOf(await fixture("openssl-pkcs7"))).toMatchObject([
      { valid: true, trusted: false },
    ]);
    expect(await signaturesOf(await fixture("openssl-pss"))).toMatchObject([{ valid: true, trusted: false }]);
  });

  test("refuses a digest that does not match the content", async () => {
    const { gateway, file } = await signed("pdf");
    const body = { name: "a", digest: "0".repeat(64), content: file.toString("base64") };
    expect((await gateway.post("/api/file/check.json", { type: "pdf", file: body })).body).toMatchObject({
      errors: [{ field: "[file][digest]" }],
    });
  });

  test("uses the sandbox's time for a signature that has none", async () => {
    const pdf = await foreignPdf({ signedAt: "" });
    const problemAt = async (now: Date) => (await verifyPdf(pdf, [], now))[0]?.problem;
    expect(await problemAt(new Date(0))).toBe("The certificate was not valid at the time of signing.");
    expect(await problemAt(new Date())).toBeUndefined();
  });

  test("never reports a PDF as valid if it is truncated or a byte outside of /Contents is changed", async () => {
    const file = await signedOnce();
    const isValid = async (bytes: Buffer) => {
      const signatures = await verifyPdf(bytes, [], new Date(0)).catch(() => []);
      return signatures.length > 0 && signatures.every(({ problem }) => problem === undefined);
    };
    const contents = file.indexOf("/Contents <");
    const contentsEnd = file.indexOf(">", contents);
    expect(await isValid(file)).toBe(true);
    for (let at = 7; at < file.length; at += 997) {
      if (at > contents && at < contentsEnd) continue;
      expect(await isValid(file.subarray(0, at))).toBe(false);
      expect(await isValid(flipped(file, at))).toBe(false);
    }
  });
});

describe("validating a signed container", () => {
  test("reports who signed, that both signatures are valid, and the documents", async () => {
    const { check, signaturesOf, file } = await signed("asice");
    expect(await signaturesOf(file)).toMatchObject([
      { type: "qes", valid: true, trusted: true, level: "B-LT", covers_whole_document: true },
      { type: "qes", valid: true, trusted: true, level: "B-LT", covers_whole_document: true },
    ]);
    expect((await check(file)).body.structure).toMatchObject({
      files: [{ name: "agreement.pdf", media_type: "application/pdf" }],
    });
  });

  test("reports a changed document, a changed property and an added document", async () => {
    const { signaturesOf, file } = await signed("asice");
    const { mediaType, entries } = readContainer(file);
    const withEntry = (name: string, bytes: Uint8Array) =>
      writeContainer(mediaType, new Map([...entries, [name, bytes]]));
    const first = "META-INF/signatures0.xml";
    const xml = Buffer.from(entries.get(first)!).toString();
    const pdf = Buffer.from(entries.get("agreement.pdf")!);
    expect(await signaturesOf(withEntry("agreement.pdf", flipped(pdf, 500)))).toMatchObject([
      { valid: false },
      { valid: false },
    ]);
    const otherTime = xml.replace(/<xades:SigningTime>\d{4}/, "<xades:SigningTime>2001");
    expect(await signaturesOf(withEntry(first, Buffer.from(otherTime)))).toMatchObject([
      { valid: false },
      { valid: true },
    ]);
    const otherValue = xml.replace(
      /(<ds:SignatureValue[^>]*>)(.)/,
      (_, tag: string, letter: string) => tag + (letter === "A" ? "B" : "A"),
    );
    expect((await signaturesOf(withEntry(first, Buffer.from(otherValue))))[0]).toMatchObject({
      valid: false,
    });
    expect(await signaturesOf(withEntry("added.txt", Buffer.from("more")))).toMatchObject([
      { valid: true, covers_whole_document: false },
      { valid: true, covers_whole_document: false },
    ]);
  });

  test("verifies an RSA signature of an untrusted certificate", async () => {
    const { url } = await startTestSandbox();
    const gateway = gatewayAt(url);
    const signing = await gateway.createSigning(await samplePdf(), ["first"], { type: "asice" });
    const path = (call: string) => `/api/signing/${signing.token}/${call}`;
    const { pem, privateKey } = await ownKeys("rsa");
    const certificate = Buffer.from(pem).toString("base64");
    const { body } = await gateway.post(path("prepare.json"), { signer_id: "first", certificate });
    await gateway.post(path("sign.json"), {
      signer_id: "first",
      signature_value: signatureValue(body.dtbs, privateKey),
    });
    const bytes = await gateway.download(path("download"));
    const file = { name: "a", digest: sha256Of(bytes), content: bytes.toString("base64") };
    expect(
      (await gateway.post("/api/file/check.json", { type: "asice", file })).body.structure,
    ).toMatchObject({
      signatures: [{ valid: true, trusted: false, type: "es" }],
    });
  });
});
