import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { asicManifest, mimetypeOf } from "../testing/asic-parts";
import { unpack } from "../testing/container-files";
import { opensslSigner, signWithOpenssl, verifyWithOpenssl } from "../testing/openssl-signer";
import { makeStamping } from "../testing/time-stamping-authority";
import { validateForeign } from "../testing/validate-container";
import { methods, signWithXmlsec } from "../testing/xmlsec-container";

const files = { "a ą.txt": Buffer.from("Sutartis"), "b.txt": Buffer.from("Priedas") };
const manifestName = "META-INF/ASiCManifest1.xml";
const signatureName = "META-INF/signature1.p7s";

/** ASiC-E with CAdES: the signature is over a manifest, which lists the files. */
async function extended(listed: Record<string, Uint8Array> = files, names = ["Ona"]) {
  const folder = await temporaryFolder();
  const manifest = asicManifest(signatureName, listed);
  const signers = await Promise.all(names.map((name) => opensslSigner(folder, name)));
  const signature = signWithOpenssl(folder, manifest, signers, { isDetached: true });
  return { ...mimetypeOf("extended"), ...files, [manifestName]: manifest, [signatureName]: signature };
}

describe("ASiC-E with CAdES", () => {
  test("is valid over all files of its manifest, and openssl agrees", async () => {
    const content = await extended();
    const report = await validateForeign(content);
    expect(report).toMatchObject({ format: "asice", problems: [] });
    expect(report.signatures).toMatchObject([
      {
        place: signatureName,
        kind: "CAdES",
        faults: [],
        coversEverything: true,
        conclusion: { form: "CAdES" },
      },
    ]);
    const verdict = verifyWithOpenssl(
      await temporaryFolder(),
      content[signatureName]!,
      content[manifestName],
    );
    expect(verdict).toBe("OK");
  });

  test("reports each of several signers", async () => {
    const { signatures } = await validateForeign(await extended(files, ["Ona", "Jonas"]));
    expect(signatures.map(({ signer }) => signer?.commonName).toSorted()).toEqual(["Jonas", "Ona"]);
  });

  test("has failed where a file differs from its digest, though the signature over the manifest is right", async () => {
    const content = { ...(await extended()), "b.txt": Buffer.from("Kitas") };
    const { signatures } = await validateForeign(content);
    expect(signatures).toMatchObject([
      {
        faults: ["document_changed"],
        conclusion: { indication: "TOTAL-FAILED", subIndication: "HASH_FAILURE" },
      },
    ]);
  });

  test("has failed where the manifest was changed, and openssl agrees", async () => {
    const content = await extended();
    const manifest = asicManifest(signatureName, { ...files, "b.txt": Buffer.from("Kitas") });
    const changed = { ...content, "b.txt": Buffer.from("Kitas"), [manifestName]: manifest };
    expect((await validateForeign(changed)).signatures[0]?.faults).toEqual(["document_changed"]);
    expect(verifyWithOpenssl(await temporaryFolder(), content[signatureName]!, manifest)).toBe("FAIL");
  });

  test("is over something that cannot be found where a file or the manifest is missing", async () => {
    const { "b.txt": _, ...withoutFile } = await extended();
    const { [manifestName]: __, ...withoutManifest } = await extended();
    for (const content of [withoutFile, withoutManifest])
      expect((await validateForeign(content)).signatures).toMatchObject([
        { faults: ["content_missing"], conclusion: { subIndication: "SIGNED_DATA_NOT_FOUND" } },
      ]);
  });

  test("does not cover a file that its manifest does not list", async () => {
    const report = await validateForeign(await extended({ "b.txt": files["b.txt"] }));
    expect(report.problems).toEqual(["file_not_signed"]);
    expect(report.signatures).toMatchObject([{ faults: [], coversEverything: false }]);
  });

  test("is over its first manifest, and warns of a second one", async () => {
    const second = { "META-INF/ASiCManifest2.xml": asicManifest(signatureName, files) };
    const report = await validateForeign({ ...(await extended({ "b.txt": files["b.txt"] })), ...second });
    expect(report.problems).toEqual(["file_not_signed"]);
    expect(report.signatures).toMatchObject([{ faults: [], conclusion: { warnings: ["stray_file"] } }]);
  });

  test("is over nothing where its manifest lists no file", async () => {
    expect((await validateForeign(await extended({}))).signatures[0]?.faults).toEqual(["nothing_signed"]);
  });

  test("beside XAdES is not overlooked", async () => {
    const xades = unpack(
      await signWithXmlsec(await temporaryFolder(), { canonicalization: methods.exclusive }),
    );
    const { [manifestName]: manifest, [signatureName]: signature } = await extended();
    const now = new Date("2026-11-25T12:00:00Z");
    const { signatures } = await validateForeign(
      { ...xades, [manifestName]: manifest!, [signatureName]: signature! },
      now,
    );
    expect(signatures.map(({ kind, faults }) => [kind, faults[0]])).toEqual([
      ["XAdES", undefined],
      ["CAdES", "content_missing"],
    ]);
  });

  test("over a file of signatures covers what these cover only if they are intact", async () => {
    const given = { canonicalization: methods.exclusive };
    const xades = unpack(await signWithXmlsec(await temporaryFolder(), given));
    const faultsOver = async (signatures: Uint8Array) => {
      const contents = { ...xades, "META-INF/signatures0.xml": signatures };
      const listed = { "META-INF/signatures0.xml": signatures };
      const outer = await extended(listed);
      const added = { [manifestName]: outer[manifestName]!, [signatureName]: outer[signatureName]! };
      const report = await validateForeign({ ...contents, ...added }, new Date("2090-01-01T12:00:00Z"));
      return report.signatures.map(({ kind, faults }) => [kind, ...faults]);
    };
    const whole = xades["META-INF/signatures0.xml"]!;
    expect(await faultsOver(whole)).toEqual([["XAdES"], ["CAdES"]]);
    const broken = Buffer.from(whole).toString().replace("<ds:SignatureValue>", "$&AAAA");
    expect(await faultsOver(Buffer.from(broken))).toEqual([
      ["XAdES", "signature_wrong"],
      ["CAdES", "nothing_signed"],
    ]);
  });

  test("has an archive time-stamp in a file of its own, over a manifest that lists the signature", async () => {
    const content = await extended();
    const stamp = await makeStamping();
    const { mimetype: _, ...listed } = content;
    const archive = asicManifest("META-INF/timestamp1.tst", listed);
    const stamped = {
      ...content,
      "META-INF/ASiCArchiveManifest.xml": archive,
      "META-INF/timestamp1.tst": await stamp(archive),
    };
    const report = await validateForeign(stamped);
    expect(report).toMatchObject({ problems: [], documentTimestamps: [] });
    expect(report.signatures[0]?.conclusion?.timestamps).toMatchObject([
      { kind: "archive", indication: "INDETERMINATE" },
    ]);
    const other = {
      ...stamped,
      "META-INF/ASiCArchiveManifest.xml": asicManifest("META-INF/timestamp1.tst", files),
    };
    const [signature] = (await validateForeign(other)).signatures;
    expect(signature?.conclusion?.timestamps).toEqual([]);
  });
});

describe("ASiC-S with CAdES", () => {
  async function simple(content = files["b.txt"]) {
    const folder = await temporaryFolder();
    const signer = await opensslSigner(folder, "Ona");
    const signature = signWithOpenssl(folder, files["b.txt"], [signer], { isDetached: true });
    return { ...mimetypeOf("simple"), "b.txt": content, "META-INF/signature.p7s": signature };
  }

  test("is valid over the only file", async () => {
    const report = await validateForeign(await simple());
    expect(report.problems).toEqual([]);
    expect(report.signatures).toMatchObject([{ kind: "CAdES", faults: [], coversEverything: true }]);
  });

  test("has failed where the file was changed", async () => {
    const { signatures } = await validateForeign(await simple(Buffer.from("Kitas")));
    expect(signatures).toMatchObject([{ faults: ["document_changed"] }]);
  });

  test("of several files covers none of them, as it does not say which", async () => {
    const report = await validateForeign({ ...(await simple()), "c.txt": Buffer.from("x") });
    expect(report.signatures).toMatchObject([{ faults: ["content_missing"] }]);
  });
});

test("a signature that is not CMS at all is damaged", async () => {
  const bytes = readFileSync(path.join(import.meta.dirname, "../fixtures/two-signers-table.pdf"));
  const content = { ...mimetypeOf("simple"), "b.txt": files["b.txt"], "META-INF/signature.p7s": bytes };
  expect((await validateForeign(content)).signatures).toMatchObject([
    { faults: ["cms_malformed"], signer: null },
  ]);
});
