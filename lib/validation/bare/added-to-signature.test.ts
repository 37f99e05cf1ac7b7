import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { opensslSigner } from "../testing/openssl-signer";
import { replaceIn, validateBytes } from "../testing/validate-bytes";
import { enveloped, signXmlWithXmlsec, verifyXmlWithXmlsec } from "../testing/xmlsec-document";

const around = { document: "<doc><text>Sutartis</text>SIGNATURE</doc>", transforms: enveloped };
const enclosing = {
  document: "SIGNATURE",
  uri: "#O0",
  enclosed: '<ds:Object Id="O0"><text>Sutartis</text></ds:Object>',
};
const other = "<text>Kita sutartis</text>";
const unsigned = (properties: string) =>
  `<xades:UnsignedProperties><xades:UnsignedSignatureProperties>${properties}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`;

async function signed(making: Parameters<typeof signXmlWithXmlsec>[2]) {
  const folder = await temporaryFolder();
  return { folder, document: signXmlWithXmlsec(folder, await opensslSigner(folder, "Ona"), making) };
}

/** Content that is added where no reference covers it: before the first tag, or after the last one, of a name. */
const additions: [string, string, string][] = [
  ["in an Object of its own", "</ds:Signature>", `<ds:Object Id="x">${other}</ds:Object></ds:Signature>`],
  ["in the key", "</ds:KeyInfo>", `${other}</ds:KeyInfo>`],
  ["beside the key, as text", "</ds:X509Data>", "</ds:X509Data>Kita sutartis"],
  ["in the properties", "</xades:SignedProperties>", `</xades:SignedProperties>${other}`],
  ["beside the properties", "</xades:QualifyingProperties>", `</xades:QualifyingProperties>${other}`],
  ["beside them, as text", "</xades:QualifyingProperties>", "</xades:QualifyingProperties>Kita sutartis"],
  [
    "among the evidence",
    "</xades:SignedProperties>",
    `</xades:SignedProperties>${unsigned(`<xades:CertificateValues>${other}</xades:CertificateValues>`)}`,
  ],
  [
    "in a signature among the evidence",
    "</xades:SignedProperties>",
    `</xades:SignedProperties>${unsigned(`<ds:Signature>${other}</ds:Signature>`)}`,
  ],
];

describe.each([
  ["in the document", around],
  ["around the document", enclosing],
])("a signature %s", (_, making) => {
  test.each(additions)("does not cover what is added %s", async (_place, from, to) => {
    const { document, folder } = await signed(making);
    expect((await validateBytes(document)).signatures).toMatchObject([{ coversEverything: true }]);
    const changed = replaceIn(document, from, to);
    expect(verifyXmlWithXmlsec(folder, changed)).toBe("OK"); // which is why it is not enough that it verifies
    expect((await validateBytes(changed)).signatures).toMatchObject([
      { faults: [], coversEverything: false },
    ]);
  });

  test("has no other parts than the standard's", async () => {
    const { document } = await signed(making);
    const changed = replaceIn(document, "</ds:Signature>", `${other}</ds:Signature>`);
    expect((await validateBytes(changed)).signatures[0]?.faults).toEqual(["xml_malformed"]);
  });

  test("covers everything with evidence and a key's name beside its certificate", async () => {
    const { document } = await signed(making);
    const named = replaceIn(document, "</ds:KeyInfo>", "<ds:KeyName>Ona</ds:KeyName></ds:KeyInfo>");
    const values = unsigned("<xades:CertificateValues></xades:CertificateValues>");
    const changed = replaceIn(named, "</xades:SignedProperties>", `</xades:SignedProperties>${values}`);
    expect((await validateBytes(changed)).signatures).toMatchObject([{ faults: [], coversEverything: true }]);
  });
});

describe("a processing instruction beside the root", () => {
  const sheet = '<?xml-stylesheet href="look.css"?>';

  test("is signed with the document, as xmlsec1 agrees", async () => {
    const { document, folder } = await signed({
      ...around,
      document: `${sheet}\n<!-- unseen -->${around.document}<?end?>`,
    });
    expect((await validateBytes(document)).signatures).toMatchObject([
      { faults: [], coversEverything: true },
    ]);
    for (const changed of [replaceIn(document, "look.css", "hide.css"), replaceIn(document, "<?end?>", "")]) {
      expect(verifyXmlWithXmlsec(folder, changed)).toBe("FAIL");
      expect((await validateBytes(changed)).signatures[0]?.faults).toEqual(["document_changed"]);
    }
  });

  test("is not covered by a signature over the root alone", async () => {
    const { document } = await signed({
      ...{ document: `<part Id="root">Sutartis SIGNATURE</part>`, uri: "#root", transforms: enveloped },
    });
    expect((await validateBytes(document)).signatures).toMatchObject([
      { faults: [], coversEverything: true },
    ]);
    const changed = replaceIn(document, "<part ", `${sheet}<part `);
    expect((await validateBytes(changed)).signatures).toMatchObject([
      { faults: [], coversEverything: false },
    ]);
  });
});
