import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { type Contents, unpack } from "../testing/container-files";
import { validateForeign } from "../testing/validate-container";
import { methods, signWithXmlsec } from "../testing/xmlsec-container";

const now = new Date("2026-11-25T12:00:00Z");
const ds = "http://www.w3.org/2000/09/xmldsig#";
const xpath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
const form = `<ds:Transform Algorithm="${methods.exclusive}"/>`;
const withoutSignatures = `<ds:Transform Algorithm="${xpath}"><ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>`;
const base64 = `<ds:Transform Algorithm="${ds}base64"/>`;

/** A container with a second file, of whose XML a canonical form is signed. */
async function signed(content: string, transforms: string, name = "form.xml"): Promise<Contents> {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, name), content);
  const extraReference = `<ds:Reference URI="${name}"><ds:Transforms>${transforms}</ds:Transforms><ds:DigestMethod Algorithm="${methods.sha256}"/><ds:DigestValue></ds:DigestValue></ds:Reference>`;
  return unpack(await signWithXmlsec(folder, { canonicalization: methods.exclusive, extraReference }));
}

const coverageOf = async (contents: Contents, content: string, name = "form.xml") => {
  const { files, signatures } = await validateForeign({ ...contents, [name]: Buffer.from(content) }, now);
  const unsigned = files.find((file) => file.name === name)?.unsigned;
  return { faults: signatures[0]?.faults, isWhole: signatures[0]?.coversEverything, unsigned };
};

const whole = { faults: [], isWhole: true, unsigned: undefined };
const part = { faults: [], isWhole: false, unsigned: "part" };

test("a file of which a canonical form is signed is not covered whole if it holds a comment", async () => {
  const contents = await signed("<form><a>1</a></form>", form);
  expect(await coverageOf(contents, "<form><a>1</a></form>")).toEqual(whole);
  expect(await coverageOf(contents, "<form  ><a>1</a></form>")).toEqual(whole);
  expect(await coverageOf(contents, "<form><a>1</a><!-- and 1000 --></form>")).toEqual(part);
  expect(await coverageOf(contents, "<!-- and 1000 --><form><a>1</a></form>")).toEqual(part);
});

test("a file of HTML of which a canonical form is signed is not covered whole", async () => {
  const html = "<html><body>I do not agree</body></html>";
  const contents = await signed(html, form, "form.html");
  expect(await coverageOf(contents, html, "form.html")).toEqual(part);
  const hidden = html.replace("not", "<![CDATA[not]]>");
  expect(await coverageOf(contents, hidden, "form.html")).toEqual(part);
});

test("a file of which signatures are left out is not covered whole if it holds one", async () => {
  const contents = await signed("<form><a>1</a></form>", withoutSignatures + form);
  expect(await coverageOf(contents, "<form><a>1</a></form>")).toEqual(whole);
  const added = `<form><a>1</a><ds:Signature xmlns:ds="${ds}">and 1000</ds:Signature></form>`;
  expect(await coverageOf(contents, added)).toEqual(part);
});

test("a file in base64 of which only the decoded bytes are signed is not covered whole", async () => {
  const contents = await signed("U3V0YXJ0aXM=", base64);
  expect(await coverageOf(contents, '<form note="and 1000">U3V0YXJ0aXM=</form>')).toEqual(part);
});
