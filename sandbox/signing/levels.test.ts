import { describe, expect, test } from "vitest";
import { readContainer } from "../asic/read-container";
import { gatewayAt, until } from "../testing/gateway-calls";
import { startReceiver } from "../testing/http-receiver";
import { revisionsOf, pdfsig } from "../testing/pdf-verifiers";
import { claims } from "../testing/sample-claims";
import { samplePdf } from "../testing/sample-pdf";
import { signerAt } from "../testing/signer-calls";
import { startTestSandbox } from "../testing/test-sandbox";
import { xmlsec } from "../testing/xml-verifiers";
import { dayMs } from "../base/clock";

/** A signing that its only signer has signed, at a sandbox whose clock can be moved. */
async function signed(
  extra: object,
  { claim = claims.signs, fault }: { claim?: object; fault?: string } = {},
) {
  let now = new Date();
  const sandbox = await startTestSandbox({ now: () => now });
  const { url } = sandbox;
  const gateway = gatewayAt(url);
  const receiver = await startReceiver();
  const source = Buffer.from(await samplePdf());
  if (fault) await fetch(`${url}/sandbox/faults`, { method: "POST", body: new URLSearchParams({ fault }) });
  const signing = await gateway.createSigning(source, ["first"], { postback_url: receiver.url, ...extra });
  const path = (call: string) => `/api/signing/${signing.token}/${call}`;
  await signerAt(url, signing, "first").sign(claim);
  const actions = (count: number) =>
    until(
      async () => receiver.bodies().map(({ action }) => action),
      (list) => list.length >= count,
    );
  return {
    ...{ source, signing, gateway, actions },
    file: await gateway.download(path("download")),
    download: () => gateway.download(path("download")),
    status: async () => (await gateway.get(path("status.json"))).body,
    caPem: await (await fetch(`${url}/sandbox/ca.pem`)).text(),
    async waitFor(durationMs: number) {
      now = new Date(now.getTime() + durationMs);
      await sandbox.archiveDue();
    },
  };
}

const signatureFile = (container: Buffer) =>
  Buffer.from(readContainer(container).entries.get("META-INF/signatures0.xml") ?? "").toString();

describe("the level of a PDF", () => {
  test("is LT without being asked for: an update with evidence lies behind the signature", async () => {
    const { file, source } = await signed({});
    expect(revisionsOf(file.subarray(source.length))).toEqual(["signature", "evidence"]);
    const last = file.toString("latin1").slice(file.lastIndexOf("/ByteRange"));
    for (const entry of ["/DSS", "/Certs", "/OCSPs", "/CRLs"]) expect(last).toContain(entry);
  });

  test("is T if it is asked for, and stays so", async () => {
    const { file, source, waitFor, download, status } = await signed({ pdf: { level: "pades-t" } });
    expect(revisionsOf(file.subarray(source.length))).toEqual(["signature"]);
    await waitFor(2 * dayMs);
    expect((await status()).status).toBe("completed");
    expect((await download()).equals(file)).toBe(true);
  });

  test("pades-ltv adds a document time-stamp a day after the signature", async () => {
    const made = await signed({ pdf: { level: "pades-ltv" } });
    const { file, source, waitFor, actions } = made;
    expect(revisionsOf(file.subarray(source.length))).toEqual(["signature", "evidence"]);
    await waitFor(dayMs - 1);
    expect((await made.status()).status).toBe("completed");
    await waitFor(1);
    expect(await actions(3)).toEqual(["signer_signed", "signing_completed", "signing_archived"]);
    const archived = await made.download();
    expect(archived.subarray(0, file.length).equals(file)).toBe(true);
    expect(await made.status()).toMatchObject({ status: "archived" });
    expect(archived.toString("latin1").slice(file.length)).toContain("/DocTimeStamp");
    expect((await pdfsig(archived, made.caPem)).match(/Signature is Valid/g)).toHaveLength(1);
  });

  test.each([
    ["pdf", "xades-xl", "This is not a level of a PDF."],
    ["asice", "pades-t", "This is not a level of a container."],
  ])("of a %s is not %s", async (type, level, message) => {
    const { url } = await startTestSandbox();
    const gateway = gatewayAt(url);
    const token = await gateway.uploadContent(await samplePdf());
    const body = { type, name: "agreement", files: [{ token }], [type]: { level } };
    expect(await gateway.post("/api/signing/create.json", body)).toMatchObject({
      status: 400,
      body: { errors: [{ field: `[${type}][level]`, message }] },
    });
  });
});

describe("the level of a container", () => {
  test.each([
    ["asice", {}, true],
    ["asice", { asice: { level: "xades-t" } }, false],
    ["adoc", {}, false],
    ["adoc.bedoc", { adoc: { level: "xades-t" } }, false],
  ])("of the type %s with %j has evidence: %s", async (type, extra, hasEvidence) => {
    const { file, caPem } = await signed({ type, ...extra });
    for (const name of ["CertificateValues", "RevocationValues", "OCSPValues"])
      expect(signatureFile(file).includes(`<xades:${name}`)).toBe(hasEvidence);
    expect(await xmlsec(file, "META-INF/signatures0.xml", caPem)).toContain("OK");
  });

  test("xades-xl gives an ADOC its evidence a day after the signature, in another file", async () => {
    const made = await signed({ type: "adoc", adoc: { level: "xades-xl" } });
    expect(signatureFile(made.file)).not.toContain("RevocationValues");
    await made.waitFor(dayMs);
    expect(await made.actions(3)).toEqual(["signer_signed", "signing_completed", "signing_archived"]);
    const archived = await made.download();
    expect(signatureFile(archived)).toContain("<xades:RevocationValues");
    expect(await xmlsec(archived, "META-INF/signatures0.xml", made.caPem)).toContain("OK");
  });
});

describe("a signing whose OCSP responder is unreachable", () => {
  test("completes at level T and then reports that archiving failed", async () => {
    const { file, source, actions } = await signed({}, { fault: "ocsp_unreachable" });
    expect(revisionsOf(file.subarray(source.length))).toEqual(["signature"]);
    expect(await actions(3)).toEqual(["signer_signed", "signing_completed", "signing_archive_failed"]);
  });

  test("keeps an ADOC at level T when its grace period is over", async () => {
    const made = await signed({ type: "adoc", adoc: { level: "xades-xl" } }, { fault: "ocsp_unreachable" });
    await made.waitFor(dayMs);
    expect(await made.actions(3)).toEqual(["signer_signed", "signing_completed", "signing_archive_failed"]);
    expect(await made.status()).toMatchObject({ status: "completed" });
    expect((await made.download()).equals(made.file)).toBe(true);
  });
});

test.each([
  ["Smart-ID of Lithuania", claims.signs, "SHA-256"],
  ["Smart-ID of Latvia", { method: "smartid", country: "LV", code: "020100-29990" }, "SHA-384"],
  ["Smart-ID of Estonia", { method: "smartid", country: "EE", code: "50001029996" }, "SHA-512"],
  ["Mobile-ID", claims.signsByMobileId, "SHA-256"],
  ["eParaksts mobile", claims.signsInLatvia, "SHA-256"],
])("pdfsig accepts a signature by the key of %s", async (_name, claim, hash) => {
  const { file, caPem } = await signed({}, { claim });
  const report = await pdfsig(file, caPem);
  expect(report).toContain("Signature is Valid.");
  expect(report).toContain("Certificate is Trusted.");
  expect(report).toContain(`Signing Hash Algorithm: ${hash}`);
});

test("pdfsig asks the OCSP responder, which tells it of a revoked certificate", async () => {
  const { file, caPem } = await signed({}, { fault: "certificate_revoked" });
  const report = await pdfsig(file, caPem);
  expect(report).toContain("Signature is Valid.");
  expect(report).toContain("Certificate has been Revoked.");
});
