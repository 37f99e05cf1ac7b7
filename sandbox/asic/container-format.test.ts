import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { gatewayAt } from "../testing/gateway-calls";
import { ownKeys, signatureValue, type OwnKeys } from "../testing/own-keys";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";
import { xmlsec } from "../testing/xml-verifiers";
import { writeContainer } from "./container";
import { readContainer } from "./read-container";

const person = (id: string) => ({
  ...{ id, name: "Jonas", surname: "Jonaitis", signing_purpose: "signature" },
  ...{ company: "UAB „Namai & Ko“", position: "Direktorius", city: "Vilnius" },
});

async function startContainer(type: string, ids: string[], files?: { name: string; bytes: Uint8Array }[]) {
  const { url } = await startTestSandbox();
  const gateway = gatewayAt(url);
  const sources = files ?? [
    { name: "Sutartis Nr. 1 – ąčę.pdf", bytes: await samplePdf() },
    { name: "priedas.txt", bytes: Buffer.from("Priedas: ėįšųūž\n") },
  ];
  const tokens: { token: string; type: string }[] = [];
  for (const [index, { name, bytes }] of sources.entries())
    tokens.push({
      token: await gateway.uploadContent(bytes, name),
      type: index === 0 ? "main" : "appendix",
    });
  const { body, status } = await gateway.post("/api/signing/create.json", {
    ...{ type, name: "Nuoma", files: tokens, signers: ids.map(person) },
  });
  const signing = { token: String(body.token), signers: body.signers as Record<string, string> };
  const path = (call: string) => `/api/signing/${signing.token}/${call}`;
  const caPem = async () => (await fetch(`${url}/sandbox/ca.pem`)).text();
  return { url, gateway, sources, signing, path, caPem, status, body };
}

async function signWithOwnKey(
  gateway: ReturnType<typeof gatewayAt>,
  path: (call: string) => string,
  id: string,
  keys: OwnKeys,
) {
  const certificate = Buffer.from(keys.pem).toString("base64");
  const { body } = await gateway.post(path("prepare.json"), { signer_id: id, certificate });
  const signature_value = signatureValue(body.dtbs, keys.privateKey);
  return gateway.post(path("sign.json"), { signer_id: id, signature_value });
}

describe("a container that two people signed", () => {
  test("is ASiC-E with the unchanged documents, and xmlsec1 accepts each signature", async () => {
    const { url, gateway, sources, signing, path, caPem } = await startContainer("asice", [
      "first",
      "second",
    ]);
    await signerAt(url, signing, "first").sign(claims.signs);
    await signerAt(url, signing, "second").sign(claims.signsByMobileId);
    const container = await gateway.download(path("download"));
    // The first local header: stored, named mimetype, without an extra field (ETSI EN 319 162-1, A.1).
    expect(container.subarray(30, 38 + 31).toString("latin1")).toBe(
      "mimetypeapplication/vnd.etsi.asic-e+zip",
    );
    expect(container.readUInt16LE(8)).toBe(0);
    const { files, entries } = readContainer(container);
    expect(files.map(({ name, bytes }) => [name, Buffer.from(bytes)])).toEqual(
      sources.map(({ name, bytes }) => [name, Buffer.from(bytes)]),
    );
    expect([...entries.keys()]).toContain("META-INF/manifest.xml");
    for (const file of ["META-INF/signatures0.xml", "META-INF/signatures1.xml"]) {
      const report = await xmlsec(container, file, await caPem());
      expect(report).toContain("SignedInfo References (ok/all): 3/3");
    }
  });

  test("is refused by xmlsec1 once a document or a signed property is changed", async () => {
    const { url, gateway, signing, path, caPem } = await startContainer("asice", ["first"]);
    await signerAt(url, signing, "first").sign(claims.signs);
    const { mediaType, entries } = readContainer(await gateway.download(path("download")));
    const changed = (name: string, change: (bytes: Buffer) => Buffer) =>
      writeContainer(
        mediaType,
        new Map([...entries].map(([key, bytes]) => [key, key === name ? change(Buffer.from(bytes)) : bytes])),
      );
    const signature = "META-INF/signatures0.xml";
    const otherText = changed("priedas.txt", (bytes) => Buffer.concat([bytes, Buffer.from(".")]));
    const otherPlace = changed(signature, (bytes) =>
      Buffer.from(bytes.toString().replace("Vilnius", "Kaunas")),
    );
    for (const container of [otherText, otherPlace])
      await expect(xmlsec(container, signature, await caPem())).rejects.toThrow(/FAIL/);
  });
});

test.each(["rsa", "P-256", "P-384"] as const)(
  "a container signed with a caller's own %s key is valid for xmlsec1",
  async (kind) => {
    const { gateway, path } = await startContainer("bdoc", ["first"]);
    const keys = await ownKeys(kind);
    expect((await signWithOwnKey(gateway, path, "first", keys)).body).toEqual({ status: "ok" });
    const container = await gateway.download(path("download"));
    expect(await xmlsec(container, "META-INF/signatures0.xml", keys.pem)).toContain("3/3");
  },
);

test("archiving a container adds certificates and revocation lists, and the signatures stay valid", async () => {
  const { url, gateway, signing, path, caPem } = await startContainer("asice", ["first"]);
  await signerAt(url, signing, "first").sign(claims.signs);
  expect((await gateway.post(path("archive.json"))).body).toMatchObject({ status: "ok" });
  expect((await gateway.get(path("status.json"))).body.status).toBe("archived");
  const container = await gateway.download(path("download"));
  const signature = Buffer.from(readContainer(container).entries.get("META-INF/signatures0.xml")!).toString();
  expect(signature).toContain("EncapsulatedCRLValue");
  expect(await xmlsec(container, "META-INF/signatures0.xml", await caPem())).toContain("3/3");
});

test("an ADOC has a signed metadata file with the types of its files", async () => {
  const { url, gateway, signing, path, caPem } = await startContainer("adoc", ["first"]);
  await signerAt(url, signing, "first").sign(claims.signs);
  const container = await gateway.download(path("download"));
  const metadata = Buffer.from(readContainer(container).entries.get("metadata/document.xml")!).toString();
  expect(metadata).toContain('name="priedas.txt" part="appendix"');
  expect(await xmlsec(container, "META-INF/signatures0.xml", await caPem())).toContain("4/4");
});

describe("files that are not allowed in a container", () => {
  test.each([
    ["with the same name", ["a.txt", "a.txt"]],
    ["with a path to a parent folder", ["../a.txt"]],
    ["in META-INF", ["META-INF/signatures0.xml"]],
    ["called mimetype", ["mimetype"]],
  ])("%s are refused", async (_, names) => {
    const files = names.map((name) => ({ name, bytes: Buffer.from("text") }));
    const { status, body } = await startContainer("asice", ["first"], files);
    expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: [{ field: "[files]" }] });
  });
});

describe("reading a container", () => {
  test.each([
    ["a file of another type", Buffer.from("%PDF-1.7 and so on")],
    ["a truncated zip", zipSync({ "a.txt": Buffer.alloc(2000, "text") }).subarray(0, 60)],
  ])("refuses %s", (_, bytes) => {
    expect(() => readContainer(bytes)).toThrow("not a container, or it is damaged");
  });

  test("does not unpack a zip bomb", () => {
    const bomb = Buffer.from(zipSync({ "a.txt": Buffer.from("text") }));
    // The uncompressed size in the zip's directory (APPNOTE 4.3.12).
    bomb.writeUInt32LE(4_000_000_000, bomb.indexOf("PK\u0001\u0002", 0, "latin1") + 24);
    expect(() => readContainer(bomb)).toThrow("holds too much");
  });
});
