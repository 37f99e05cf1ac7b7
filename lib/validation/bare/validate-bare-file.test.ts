import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { opensslSigner, signWithOpenssl, verifyWithOpenssl } from "../testing/openssl-signer";
import { enveloped, signXmlWithXmlsec, verifyXmlWithXmlsec } from "../testing/xmlsec-document";
import { replaceIn as changed, validateBytes as validate } from "../testing/validate-bytes";

const content = Buffer.from("Sutartis: ąčę\n");

describe("a CMS message by openssl", () => {
  test.each(["DER", "PEM", "stream"] as const)("that encloses its content is valid (%s)", async (format) => {
    const folder = await temporaryFolder();
    const report = await validate(
      signWithOpenssl(folder, content, [await opensslSigner(folder, "Ona")], { format }),
    );
    expect(report).toMatchObject({ format: "cms", problems: [] });
    expect(report.signatures).toMatchObject([
      {
        kind: "CAdES",
        faults: [],
        coversEverything: true,
        timeSource: "claimed",
        signer: { commonName: "Ona" },
      },
    ]);
  });

  test("that encloses a PDF is a message all the same, and does not cover what follows it", async () => {
    const folder = await temporaryFolder();
    const pdf = await readFile(path.join(import.meta.dirname, "../fixtures/source-table.pdf"));
    const message = signWithOpenssl(folder, pdf, [await opensslSigner(folder, "Ona")]);
    expect(await validate(message)).toMatchObject({ format: "cms", signatures: [{ faults: [] }] });
    const { signatures } = await validate(Buffer.concat([message, pdf]));
    expect(signatures).toMatchObject([{ faults: [], coversEverything: false }]);
  });

  test("has one entry for each of its signers", async () => {
    const folder = await temporaryFolder();
    const signers = [await opensslSigner(folder, "Ona"), await opensslSigner(folder, "Jonas")];
    const { signatures } = await validate(signWithOpenssl(folder, content, signers));
    expect(signatures.map(({ signer, faults }) => [signer?.commonName, faults]).toSorted()).toEqual([
      ["Jonas", []],
      ["Ona", []],
    ]);
  });

  test("whose content was changed has failed, and openssl agrees", async () => {
    const folder = await temporaryFolder();
    const message = signWithOpenssl(folder, content, [await opensslSigner(folder, "Ona")]);
    expect(verifyWithOpenssl(folder, message)).toBe("OK");
    const other = changed(message, "Sutartis", "Sutarlis");
    expect(verifyWithOpenssl(folder, other)).toBe("FAIL");
    const { signatures } = await validate(other);
    expect(signatures).toMatchObject([
      {
        faults: ["document_changed"],
        conclusion: { indication: "TOTAL-FAILED", subIndication: "HASH_FAILURE" },
      },
    ]);
  });

  test("whose content is elsewhere is over something that cannot be found", async () => {
    const folder = await temporaryFolder();
    const message = signWithOpenssl(folder, content, [await opensslSigner(folder, "Ona")], {
      isDetached: true,
    });
    const { signatures } = await validate(message);
    const conclusion = { indication: "INDETERMINATE", subIndication: "SIGNED_DATA_NOT_FOUND" };
    expect(signatures).toMatchObject([{ faults: ["content_missing"], conclusion }]);
  });

  test("without the attribute that names its certificate is valid too, as in mails", async () => {
    const folder = await temporaryFolder();
    const signer = await opensslSigner(folder, "Ona");
    const { signatures } = await validate(signWithOpenssl(folder, content, [signer], { isCades: false }));
    expect(signatures).toMatchObject([{ faults: [] }]);
  });
});

test("a time-stamp token alone is named as such", async () => {
  const token = await readFile(path.join(import.meta.dirname, "../fixtures/token-by-an-authority.der"));
  expect(await validate(token)).toMatchObject({ problems: ["timestamp_alone"], signatures: [] });
});

test.each([
  ["bytes that begin like a message", Buffer.from([0x30, 0x82, 0xff, 0xff, 1, 2, 3])],
  ["XML without a signature", Buffer.from("<a><b/></a>")],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
])("%s is a file of an unknown kind", async (_, bytes) => {
  expect((await validate(bytes)).problems).toEqual(["unknown_kind"]);
});

test("an old DigiDoc file is a container of a kind that is not checked", async () => {
  const bytes = Buffer.from(
    '<?xml version="1.0"?><SignedDoc format="DIGIDOC-XML" version="1.3"></SignedDoc>',
  );
  expect((await validate(bytes)).problems).toEqual(["container_kind_unknown"]);
});

describe("XML signed by xmlsec1", () => {
  const ds = "http://www.w3.org/2000/09/xmldsig#";
  const around = { document: "<doc><text>Sutartis</text>SIGNATURE</doc>", transforms: enveloped };
  const except = `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>`;
  const enclosing = {
    document: "SIGNATURE",
    uri: "#O0",
    enclosed: '<ds:Object Id="O0"><text>Sutartis</text></ds:Object>',
  };
  const beside = { document: '<doc><part Id="one">Sutartis</part>SIGNATURE</doc>', uri: "#one" };

  test.each([
    ["in the document that it is over", around, true],
    ["with all signatures left out by XPath", { ...around, transforms: except }, true],
    ["around what it is over", enclosing, true],
    ["beside a part of the document", beside, false],
  ])("%s is valid", async (_, making, coversEverything) => {
    const folder = await temporaryFolder();
    const signed = signXmlWithXmlsec(folder, await opensslSigner(folder, "Ona"), making);
    expect(verifyXmlWithXmlsec(folder, signed)).toBe("OK");
    const report = await validate(signed);
    expect(report.signatures).toMatchObject([{ kind: "XAdES", faults: [], coversEverything }]);
    const other = changed(signed, "Sutartis", "Sutarlis");
    expect(verifyXmlWithXmlsec(folder, other)).toBe("FAIL");
    expect((await validate(other)).signatures[0]?.faults).toEqual(["document_changed"]);
  });

  test("by a plain XML signature lacks what makes it XAdES", async () => {
    const folder = await temporaryFolder();
    const signed = signXmlWithXmlsec(folder, await opensslSigner(folder, "Ona"), {
      ...around,
      isXades: false,
    });
    expect(verifyXmlWithXmlsec(folder, signed)).toBe("OK");
    const { signatures } = await validate(signed);
    expect(signatures[0]).toMatchObject({ kind: "XML", valid: false });
    expect(signatures[0]?.faults).toContain("signed_properties_missing");
  });

  test("with an expression that selects what is signed is of an unsupported kind", async () => {
    const folder = await temporaryFolder();
    const some = except.replace(
      /<ds:XPath>.*<\/ds:XPath>/,
      "<ds:XPath>not(ancestor-or-self::text)</ds:XPath>",
    );
    const signed = signXmlWithXmlsec(folder, await opensslSigner(folder, "Ona"), {
      ...{ ...around, transforms: enveloped + some },
    });
    expect(verifyXmlWithXmlsec(folder, signed)).toBe("OK"); // though the text is not signed
    expect((await validate(signed)).signatures[0]?.faults).toEqual(["algorithm_unsupported"]);
  });

  test("over its own properties alone is over nothing", async () => {
    const folder = await temporaryFolder();
    const nothing = { document: "<doc>SIGNATURE</doc>", uri: "#P0" };
    const signed = signXmlWithXmlsec(folder, await opensslSigner(folder, "Ona"), nothing);
    expect((await validate(signed)).signatures[0]?.faults).toEqual(["nothing_signed"]);
  });

  test("a fake object beside the enclosed one is reported", async () => {
    const folder = await temporaryFolder();
    const signed = signXmlWithXmlsec(folder, await opensslSigner(folder, "Ona"), enclosing);
    const fake = changed(
      signed,
      "</ds:KeyInfo>",
      `</ds:KeyInfo><ds:Object xmlns:ds="${ds}" Id="x">Kita</ds:Object>`,
    );
    expect(verifyXmlWithXmlsec(folder, fake)).toBe("OK"); // which is why it is not enough that signatures verify
    expect((await validate(fake)).signatures).toMatchObject([{ faults: [], coversEverything: false }]);
  });
});
