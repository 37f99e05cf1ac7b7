import { describe, expect, test } from "vitest";
import { pack, rewrite, unpack } from "../testing/container-files";
import { sharedSandboxContainer, validateContainerBytes } from "../testing/sandbox-container";

const signed = sharedSandboxContainer();

describe("signatures that are not what they seem", () => {
  const invalid = async (change: (text: string) => string) => {
    const report = await validateContainerBytes(
      rewrite(signed.current.bytes, "META-INF/signatures0.xml", change),
    );
    expect(report.problems).toEqual(["too_few_signatures", "signature_invalid"]);
    return report.signatures[0]?.faults;
  };

  test("a changed signed property, value, digest or time-stamp is reported", async () => {
    const otherTime = (text: string) => text.replace(/<xades:SigningTime>20/, "<xades:SigningTime>19");
    expect(await invalid(otherTime)).toContain("document_changed");
    const otherValue = (text: string) =>
      text.replace(/(<ds:SignatureValue[^>]*>)(.)/, (_, tag, letter) => tag + (letter === "A" ? "B" : "A"));
    expect(await invalid(otherValue)).toEqual(["signature_wrong", "timestamp_invalid"]);
    const otherDigest = (text: string) =>
      text.replace(
        /(<ds:Reference .*?<ds:DigestValue>)(.)/,
        (_, tag, letter) => tag + (letter === "A" ? "B" : "A"),
      );
    expect(await invalid(otherDigest)).toEqual(["document_changed", "signature_wrong"]);
    const otherStamp = (text: string) =>
      text.replace(
        /(EncapsulatedTimeStamp>.{900})(.)/,
        (_, head, letter) => head + (letter === "A" ? "B" : "A"),
      );
    expect(await invalid(otherStamp)).toEqual(["timestamp_invalid"]);
  });

  test("wrapping is reported: another SignedInfo, properties elsewhere, or an id given twice", async () => {
    const twice = (text: string) => text.replace(/(<ds:SignedInfo.*<\/ds:SignedInfo>)/s, "$1$1");
    expect(await invalid(twice)).toEqual(["xml_malformed"]);
    const properties = (text: string) =>
      /<xades:SignedProperties.*<\/xades:SignedProperties>/s.exec(text)?.[0] ?? "";
    const forged = (text: string) =>
      properties(text).replace(/<xades:SigningTime>20/, "<xades:SigningTime>19");
    const sameId = (text: string) =>
      text.replace("</ds:KeyInfo>", `</ds:KeyInfo><ds:Object>${forged(text)}</ds:Object>`);
    expect(await invalid(sameId)).toEqual(["xml_malformed"]);
    // The signed properties are moved to another Object, and forged ones take their place under another id.
    const moved = (text: string) =>
      text
        .replace(properties(text), forged(text).replace(/ Id="[^"]*"/, ' Id="forged"'))
        .replace("</ds:KeyInfo>", () => `</ds:KeyInfo><ds:Object>${properties(text)}</ds:Object>`);
    expect(await invalid(moved)).toEqual(["reference_unknown"]);
  });

  test("an element around or beside a signature is reported", async () => {
    const nested = (text: string) => text.replace(/(<ds:Signature .*<\/ds:Signature>)/s, "<outer>$1</outer>");
    expect(await invalid(nested)).toEqual(["xml_malformed"]);
    const beside = (text: string) =>
      text.replace("</asic:XAdESSignatures>", "<note/></asic:XAdESSignatures>");
    expect(await invalid(beside)).toEqual(["xml_malformed"]);
  });

  test.each([
    ["a DOCTYPE", (text: string) => text.replace("<asic:", '<!DOCTYPE x [<!ENTITY e "x">]><asic:')],
    ["cut off XML", (text: string) => text.slice(0, -40)],
    ["another root", (text: string) => text.replaceAll("asic:XAdESSignatures", "asic:Signatures")],
    ["another encoding", (text: string) => text.replace("UTF-8", "UTF-7")],
  ])("%s is reported as a fault", async (_, change) => {
    expect(await invalid(change)).toContain("xml_malformed");
  });

  test("transforms that select or rewrite what is signed are refused", async () => {
    const xpath = (text: string) =>
      text.replace(/(<ds:Transform [^>]*Algorithm=")[^"]*/, "$1http://www.w3.org/TR/1999/REC-xpath-19991116");
    expect(await invalid(xpath)).toContain("algorithm_unsupported");
  });

  const declarations = Array.from({ length: 11_000 }, (_, at) => ` xmlns:p${at}="u"`).join("");

  test.each([
    ["more XML", "<a/>".repeat(500_000)],
    ["more namespaces", `<a${declarations}/>`],
    ["deeper nesting", `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`],
  ])("%s than any honest signature has is too complex, and not malformed", async (_, more) => {
    const large = (text: string) => text.replace("<ds:SignatureMethod", `${more}$&`);
    const { problems, signatures } = await validateContainerBytes(
      rewrite(signed.current.bytes, "META-INF/signatures0.xml", large),
    );
    expect({ problems, signatures }).toEqual({ problems: ["too_complex"], signatures: [] });
  });

  test("references to files outside the container are refused", async () => {
    for (const uri of ["file:///etc/passwd", "http://example.com/", "/etc/passwd"]) {
      const elsewhere = (text: string) => text.replace(/URI="Sutartis[^"]*"/, `URI="${uri}"`);
      expect(await invalid(elsewhere)).toContain("reference_unknown");
    }
    const unknown = (text: string) => text.replace(/URI="Sutartis[^"]*"/, 'URI="%zz"');
    expect(await invalid(unknown)).toContain("content_missing");
  });

  test("a container without signatures is reported as such", async () => {
    const {
      "META-INF/signatures0.xml": _,
      "META-INF/signatures1.xml": __,
      ...rest
    } = unpack(signed.current.bytes);
    expect((await validateContainerBytes(pack(rest))).problems).toEqual(["no_signatures"]);
  });
});
