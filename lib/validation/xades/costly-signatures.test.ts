import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Element } from "@xmldom/xmldom";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { ReadingBudget } from "@/lib/formats/reading-budget";
import { validateBareFile } from "../bare/validate-bare-file";
import { writeElement } from "../certificates/der-elements";
import { opensslSigner } from "../testing/openssl-signer";
import { anchorsOf, listed, makeHolder } from "../testing/test-pki";
import { validateBytes } from "../testing/validate-bytes";
import { enveloped, signXmlWithXmlsec } from "../testing/xmlsec-document";
import { canonicalize } from "../xml/canonical-xml";
import { parseSignatureFile } from "../xml/xml-document";
import { digestOfOutput, outputOfElement } from "./reference-output";

const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const form = `<ds:Transform Algorithm="${exclusive}"/>`;
const withPrefixes = (list: string) =>
  `<ds:Transform Algorithm="${exclusive}"><ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="${list}"/></ds:Transform>`;
const unsigned = (text: string, properties: string) =>
  text.replace(
    "</xades:SignedProperties>",
    `$&<xades:UnsignedProperties><xades:UnsignedSignatureProperties>${properties}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`,
  );
const token = "<xades:EncapsulatedTimeStamp>MAA=</xades:EncapsulatedTimeStamp>";
const manyElements = `<doc>${"<a/>".repeat(20_000)}`;

/** Files of less than a few megabytes that would take minutes. */
const attacks: Record<string, (text: string, reference: string) => string> = {
  "references in many forms to a large document": (text, reference) => {
    const all = Array.from({ length: 900 }, (_, at) => reference.replace(form, withPrefixes(`p${at}`)));
    return text.replace(reference, all.join("")).replace("<doc>", manyElements);
  },
  "a namespace that is written for each element": (text) =>
    text.replace("<doc>", `<doc xmlns:n="${"u".repeat(50_000)}">${"<n:a/>".repeat(50_000)}`),
  "a list of prefixes that is looked up for each element": (text) =>
    text
      .replace(form, withPrefixes(Array.from({ length: 50_000 }, (_, at) => `p${at}`).join(" ")))
      .replace("<doc>", manyElements),
  "time-stamps over all time-stamps before": (text) =>
    unsigned(text, `<xades:SigAndRefsTimeStamp>${token}</xades:SigAndRefsTimeStamp>`.repeat(2_000)),
  "many time-stamps in one property": (text) =>
    unsigned(text, `<xades:SignatureTimeStamp>${token.repeat(5_000)}</xades:SignatureTimeStamp>`),
  "many certificates": (text) =>
    unsigned(
      text,
      `<xades:CertificateValues>${"<xades:EncapsulatedX509Certificate>MAA=</xades:EncapsulatedX509Certificate>".repeat(10_000)}</xades:CertificateValues>`,
    ),
};

test.each(Object.entries(attacks))("%s are too complex to check", async (_, attack) => {
  const folder = await temporaryFolder();
  const making = { document: "<doc>SIGNATURE</doc>", transforms: enveloped };
  const text = signXmlWithXmlsec(folder, await opensslSigner(folder, "Ona"), making).toString();
  const [reference = ""] = /<ds:Reference URI="">.*?<\/ds:Reference>/s.exec(text) ?? [];
  expect(await validateBytes(Buffer.from(attack(text, reference)))).toMatchObject({
    ...{ problems: ["too_complex"], signatures: [] },
  });
});

test("revocation data of too many elements is too complex to judge", async () => {
  const folder = await temporaryFolder();
  const [keyFile, certificateFile] = [path.join(folder, "key.pem"), path.join(folder, "certificate.pem")];
  const authority = await makeHolder("Authority", "authority", undefined);
  const { credential, parsed } = await makeHolder("Ona", "person", authority);
  writeFileSync(keyFile, credential.privateKey.export({ type: "pkcs8", format: "pem" }));
  writeFileSync(certificateFile, parsed.x509.toString());
  const making = { document: "<doc>SIGNATURE</doc>", transforms: enveloped };
  const text = signXmlWithXmlsec(folder, { keyFile, certificateFile }, making).toString();
  const answer = Buffer.from(writeElement(0x30, Buffer.from("0500".repeat(20_001), "hex"))).toString(
    "base64",
  );
  const property = `<xades:RevocationValues><xades:OCSPValues><xades:EncapsulatedOCSPValue>${answer}</xades:EncapsulatedOCSPValue></xades:OCSPValues></xades:RevocationValues>`;
  const file = path.join(folder, "signed.xml");
  writeFileSync(file, unsigned(text, property));
  const anchors = anchorsOf(listed(authority, "CA/QC"));
  const { report } = await validateBareFile({
    path: file,
    kind: "xml",
    now: new Date("2026-11-30"),
    anchors,
  });
  expect(report).toMatchObject({ problems: ["too_complex"], signatures: [] });
});

test("an element is written once, however many references digest it in one form", async () => {
  const root = parseSignatureFile(Buffer.from("<a><b/><b/></a>"), new ReadingBudget());
  const canonicalBytes = 1_000;
  const budget = new ReadingBudget({ canonicalBytes });
  const transforms = { form: undefined, isBase64: false, leavesOut: "signature" } as const;
  const digest = async (signature: Element) =>
    digestOfOutput(outputOfElement(root, { transforms, signature, isDocument: false }), "sha256", budget);
  const [first, second] = [...root.children];
  const whole = await digest(first!);
  const spent = canonicalBytes - budget.remaining("canonicalBytes");
  for (let at = 0; at < 100; at++) expect(await digest(first!)).toEqual(whole);
  expect(canonicalBytes - budget.remaining("canonicalBytes")).toBe(spent);
  // Which signature is left out makes another output, even where it reads the same.
  await digest(second!);
  expect(canonicalBytes - budget.remaining("canonicalBytes")).toBe(2 * spent);
  expect(canonicalize(root, { version: "1.0", inclusivePrefixes: [] }).toString()).toBe(
    "<a><b></b><b></b></a>",
  );
});
