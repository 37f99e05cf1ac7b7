import { sign } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ReadingBudget } from "@/lib/formats/reading-budget";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { canonicalize } from "../xml/canonical-xml";
import { validateSignedContainer } from "../container/validate-signed-container";
import { asSource, rewrite } from "../testing/container-files";
import { type Making, methods, signWithXmlsec, xmlsecFile } from "../testing/xmlsec-container";
import { childrenNamed, parseSignatureFile, requireChild } from "../xml/xml-document";

const { exclusive, inclusive, inclusive11 } = methods;
const now = new Date("2026-11-25T12:00:00Z");
const signatureFile = "META-INF/signatures0.xml";

async function check(making: Making, change = (bytes: Buffer, _folder: string) => bytes) {
  const folder = await temporaryFolder();
  const file = path.join(folder, "container.asice");
  writeFileSync(file, change(await signWithXmlsec(folder, making), folder));
  const sources = [asSource(xmlsecFile.bytes)];
  return validateSignedContainer({ path: file, signerCount: 1, sources, now });
}

describe("what xmlsec1 has signed is valid", () => {
  test.each([
    ["inclusive 1.0", { canonicalization: inclusive, rootAttributes: 'xml:lang="lt" xml:id="r"' }],
    ["inclusive 1.1", { canonicalization: inclusive11, rootAttributes: 'xml:lang="lt" xml:id="r"' }],
    ["exclusive", { canonicalization: exclusive }],
    ["exclusive with a list of prefixes", { canonicalization: exclusive, prefixes: "z b #default" }],
    [
      "RSA and SHA-512",
      {
        canonicalization: exclusive,
        key: "RSA-2048" as const,
        signatureMethod: methods.rsa,
        digestMethod: methods.sha512,
      },
    ],
  ])("in the form %s", async (_, making) => {
    const report = await check(making);
    expect(report.signatures).toMatchObject([
      { faults: [], coversEverything: true, timeSource: "claimed", signer: { commonName: "Ona" } },
    ]);
    expect(report.problems).toEqual([]);
  });

  test("with RSASSA-PSS, as Smart-ID uses it", async () => {
    const making = { canonicalization: exclusive, key: "RSA-2048" as const, signatureMethod: methods.rsa };
    const report = await check(making, (bytes, folder) => signAgainWithPss(bytes, folder));
    expect(report.signatures).toMatchObject([{ faults: [] }]);
  });
});

/** Replaces the signature by one of OpenSSL over the same references, because xmlsec1 does not support PSS. */
function signAgainWithPss(bytes: Buffer, folder: string): Buffer {
  return rewrite(bytes, signatureFile, (text) => {
    const method = text.replace(methods.rsa, methods.pss);
    const [signature] = childrenNamed(
      parseSignatureFile(Buffer.from(method), new ReadingBudget()),
      "ds",
      "Signature",
    );
    const signedInfo = requireChild(signature!, "ds", "SignedInfo");
    const signed = canonicalize(signedInfo, { version: "exclusive", inclusivePrefixes: [] });
    const key = readFileSync(path.join(folder, "key.pem"), "utf8");
    const value = sign("sha256", signed, { key, padding: 6, saltLength: 32 }).toString("base64");
    return method.replace(/(<ds:SignatureValue>)[^<]*/, `$1${value}`);
  });
}

describe("how a signature was made", () => {
  const faultsOf = async (making: Making) => (await check(making)).signatures[0]?.faults;

  test.each([
    ["a digest by SHA-1", { digestMethod: methods.sha1 }, "weak_algorithm"],
    ["RSA with SHA-1", { key: "RSA-2048" as const, signatureMethod: methods.rsaSha1 }, "weak_algorithm"],
    ["RSA of 1024 bits", { key: "RSA-1024" as const, signatureMethod: methods.rsa }, "weak_algorithm"],
    ["no identified certificate", { certificateDigest: "missing" }, "signing_certificate_missing"],
    ["another certificate identified", { certificateDigest: "wrong" }, "signing_certificate_wrong"],
    [
      "a canonical form with comments",
      { canonicalization: `${exclusive}WithComments` },
      "algorithm_unsupported",
    ],
  ])("%s is a fault", async (_, making, fault) => {
    expect(await faultsOf({ canonicalization: exclusive, ...making })).toEqual([fault]);
  });

  test("a comment in signed content changes nothing, and one in a value is malformed", async () => {
    const making = { canonicalization: inclusive };
    const inText = await check(making, (bytes) =>
      rewrite(bytes, signatureFile, (text) => text.replace("unseen", "another")),
    );
    expect(inText.signatures[0]?.faults).toEqual([]);
    const inDigest = await check(making, (bytes) =>
      rewrite(bytes, signatureFile, (text) =>
        text.replace(/<ds:DigestValue>(.)/, "<ds:DigestValue>$1<!---->"),
      ),
    );
    expect(inDigest.signatures[0]?.faults).toEqual(["xml_malformed"]);
  });

  test("the signed properties must be among what is signed", async () => {
    const report = await check({ canonicalization: exclusive }, (bytes) =>
      rewrite(bytes, signatureFile, (text) => text.replace(/<ds:Reference Type=.*?<\/ds:Reference>/s, "")),
    );
    expect(report.signatures[0]?.faults).toEqual(["signed_properties_missing", "signature_wrong"]);
  });
});

test("a policy beside the statement that one is implied contradicts itself, and two policies are malformed", async () => {
  const policy =
    "<xades:SignaturePolicyId><xades:SigPolicyId><xades:Identifier>urn:oid:1.3.6.1.4.1.10015.1000.3.2.1</xades:Identifier></xades:SigPolicyId></xades:SignaturePolicyId>";
  const checkPolicy = (content: string) => {
    const signatureProperties = `<xades:SignaturePolicyIdentifier>${content}</xades:SignaturePolicyIdentifier>`;
    return check({ canonicalization: exclusive, signatureProperties });
  };
  const { signatures } = await checkPolicy(`${policy}<xades:SignaturePolicyImplied/>`);
  expect(signatures).toMatchObject([
    {
      faults: [],
      conclusion: {
        ...{ subIndication: "SIG_CONSTRAINTS_FAILURE" },
        warnings: expect.arrayContaining(["policy_contradictory"]),
      },
    },
  ]);
  expect((await checkPolicy(`${policy}${policy}`)).signatures).toMatchObject([{ faults: ["xml_malformed"] }]);
  expect((await checkPolicy(policy)).signatures).toMatchObject([
    { conclusion: { warnings: ["manifest_missing"] } },
  ]);
});
