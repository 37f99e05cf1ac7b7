import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  type ValidationReport,
  validationReport,
  isAccepted,
} from "@/lib/domain/validation/validation-report";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { sharedByFile } from "@/lib/base/testing/on-test-end";
import { signedContainer } from "@/lib/signing/testing/signed-container";
import { validateSignedContainer, type SignedContainerToValidate } from "./validate-signed-container";
import { asSource, pack, rewrite, unpack } from "../testing/container-files";

const files = [
  { name: "Sutartis – ąčę.pdf", bytes: Buffer.from("%PDF-1.7 and so on") },
  { name: "priedas (2).txt", bytes: Buffer.from("Priedas: ėįšųūž\n".repeat(20)) },
];
const sources = files.map(({ bytes }) => asSource(bytes));
const firstSignature = "META-INF/signatures0.xml";

let signed: { bytes: Buffer; digest: string | undefined };
sharedByFile(
  () => signedContainer(files),
  (made) => (signed = made),
);

async function check(bytes: Uint8Array, more: Partial<SignedContainerToValidate> = {}) {
  const file = path.join(await temporaryFolder(), "container.asice");
  await writeFile(file, bytes);
  return validateSignedContainer({ path: file, signerCount: 2, sources, now: new Date(), ...more });
}

/** The verdict of xmlsec1, which shares no code with Paraph, on one signature and the files that it references. */
async function verifyWithXmlsec(bytes: Uint8Array): Promise<"OK" | "FAIL"> {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, "META-INF"));
  for (const [name, content] of Object.entries(unpack(bytes)))
    await writeFile(path.join(folder, name), content);
  // The certificates are the sandbox's own, so their trust is not checked.
  const options = ["--verify", "--insecure", "--id-attr:Id", "SignedProperties"];
  const uris = ["--enabled-reference-uris", "empty,same-doc,local,remote", firstSignature];
  try {
    execFileSync("xmlsec1", [...options, ...uris], { cwd: folder, stdio: "pipe" });
    return "OK";
  } catch {
    return "FAIL";
  }
}

describe("a container that two people signed", () => {
  test("is accepted, and its signatures and files are in the report", async () => {
    const report = await check(signed.bytes, { expectedDigest: signed.digest });
    expect(report).toMatchObject({ format: "asice", problems: [], sourceIsPrefix: null });
    expect(isAccepted(report)).toBe(true);
    expect(report.files).toEqual(files.map(({ name, bytes }) => ({ name, ...asSource(bytes) })));
    const facts = { kind: "XAdES", timeSource: "timestamp", valid: true, coversEverything: true };
    expect(report.signatures).toMatchObject([
      { ...facts, place: firstSignature },
      { ...facts, place: "META-INF/signatures1.xml" },
    ]);
    expect(await verifyWithXmlsec(signed.bytes)).toBe("OK");
  });

  test("has a report that survives storage and contains no personal code", async () => {
    const stored = JSON.stringify(await check(signed.bytes));
    expect(validationReport.parse(JSON.parse(stored))).toEqual(JSON.parse(stored));
    expect(stored).not.toMatch(/PNO|50001029996|39912310014/);
  });

  test("is not accepted from a gateway that announced another file", async () => {
    const { problems } = await check(signed.bytes, { expectedDigest: "0".repeat(64) });
    expect(problems).toEqual(["digest_mismatch"]);
  });

  test("is not accepted when three were asked to sign, or one person signed twice", async () => {
    expect((await check(signed.bytes, { signerCount: 3 })).problems).toEqual(["too_few_signatures"]);
    const contents = unpack(signed.bytes);
    const twice = pack({ ...contents, "META-INF/signatures1.xml": contents[firstSignature]! });
    expect((await check(twice)).problems).toEqual(["too_few_signatures"]);
  });
});

describe("files that differ from what was signed", () => {
  test("a changed file is reported, and xmlsec1 agrees", async () => {
    const contents = unpack(signed.bytes);
    const changed = pack({ ...contents, [files[1]!.name]: Buffer.from("Priedas: kitas\n") });
    const report = await check(changed);
    expect(report.problems).toEqual([
      ...["too_few_signatures", "signature_invalid", "source_missing", "file_not_sent"],
    ]);
    expect(report.signatures.map(({ faults }) => faults)).toEqual([
      ["document_changed"],
      ["document_changed"],
    ]);
    expect(await verifyWithXmlsec(changed)).toBe("FAIL");
  });

  test("a file that was added afterwards is reported as not signed, though every signature is valid", async () => {
    const more = pack({ ...unpack(signed.bytes), "priedas 3.txt": Buffer.from("x") });
    const report = await check(more);
    expect(report.problems).toEqual(["file_not_signed", "file_not_sent"]);
    expect(report.signatures.map(({ valid, coversEverything }) => [valid, coversEverything])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(await verifyWithXmlsec(more)).toBe("OK"); // which is why it is not enough that signatures verify
  });

  test("a file that was removed is reported as missing", async () => {
    const { [files[1]!.name]: _, ...rest } = unpack(signed.bytes);
    const report = await check(pack(rest));
    expect(report.problems).toEqual(["too_few_signatures", "signature_invalid", "source_missing"]);
  });

  test("a container of other files than were sent is not accepted, even with valid signatures", async () => {
    const others = [asSource(Buffer.from("something else")), sources[1]!];
    const { problems } = await check(signed.bytes, { sources: others });
    expect(problems).toEqual(["source_missing", "file_not_sent"]);
  });
});

describe("signatures that are not what they seem", () => {
  const invalid = async (change: (text: string) => string) => {
    const report = await check(rewrite(signed.bytes, firstSignature, change));
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
    expect(await invalid(xpath)).toEqual(["algorithm_unsupported"]);
  });

  const declarations = Array.from({ length: 11_000 }, (_, at) => ` xmlns:p${at}="u"`).join("");

  test.each([
    ["more XML", "<a/>".repeat(500_000)],
    ["more namespaces", `<a${declarations}/>`],
    ["deeper nesting", `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`],
  ])("%s than any honest signature has is too complex, and not malformed", async (_, more) => {
    const large = (text: string) => text.replace("<ds:SignatureMethod", `${more}$&`);
    const { problems, signatures } = await check(rewrite(signed.bytes, firstSignature, large));
    expect({ problems, signatures }).toEqual({ problems: ["too_complex"], signatures: [] });
  });

  test("references to files outside the container are refused", async () => {
    for (const uri of ["file:///etc/passwd", "http://example.com/", "/etc/passwd", "%zz"]) {
      const elsewhere = (text: string) => text.replace(/URI="Sutartis[^"]*"/, `URI="${uri}"`);
      expect(await invalid(elsewhere)).toEqual(["reference_unknown"]);
    }
  });

  test("a container without signatures is reported as such", async () => {
    const { "META-INF/signatures0.xml": _, "META-INF/signatures1.xml": __, ...rest } = unpack(signed.bytes);
    expect((await check(pack(rest))).problems).toEqual(["no_signatures"]);
  });
});

/**
 * A report without the facts that any changed bit changes. Signers do not sign their time-stamps: where a changed bit
 * makes one unrecognizable, only the claimed time is left, and the report says so.
 */
function stableFacts(report: ValidationReport, changed = report) {
  // Certificates of issuers and revocation data are not signed: they decide about trust alone.
  const signatures = report.signatures.map(({ conclusion: _, ...signature }, index) =>
    changed.signatures[index]?.timeSource === "claimed"
      ? { ...signature, signedAt: "", timeSource: "claimed", timestampAuthority: null }
      : signature,
  );
  return { ...report, signatures, sha256: "", checkedAt: "" };
}

describe("one changed bit anywhere", () => {
  test("keeps the container out or leaves the report the same", async () => {
    const original = await check(signed.bytes);
    const stride = 211;
    let accepted = 0;
    for (let at = 0; at < signed.bytes.length; at += stride) {
      const changed = Buffer.from(signed.bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      const report = await check(changed);
      if (report.problems.length > 0) continue;
      accepted++;
      expect(stableFacts(report), `byte ${at}`).toEqual(stableFacts(original, report));
    }
    // Only dates and checksums of entries, the manifest, and enclosed certificates of issuers can change unnoticed.
    expect(accepted).toBeLessThan(signed.bytes.length / stride / 3);
  });

  test("a container cut off anywhere is not accepted", async () => {
    for (let length = 0; length < signed.bytes.length; length += 307)
      expect((await check(signed.bytes.subarray(0, length))).problems, `${length} bytes`).not.toEqual([]);
  });
});
