import { ObjectIdentifier, PrintableString, Sequence } from "asn1js";
import { expect, test } from "vitest";
import { authorityAlgorithm, newSerialNumber, validForYears } from "@/sandbox/pki/certificate-basics";
import { qualifiedStatements, qualifiedType } from "@/sandbox/pki/qualified-statements";
import { x509 } from "@/sandbox/pki/x509";
import { readClaims } from "./certificate-claims";
import { parseCertificate } from "./parsed-certificate";

type Requested = { extensions?: x509.Extension[]; issuer?: string; isSelfIssued?: boolean };

/** What a certificate with these extensions claims. */
async function claimsOf({ extensions = [], issuer = "EID-Q 2026", isSelfIssued = false }: Requested) {
  const newKeys = () => crypto.subtle.generateKey(authorityAlgorithm, true, ["sign", "verify"]);
  const [keys, issuerKeys] = [await newKeys(), await newKeys()];
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: "CN=Ona Onaitė",
    issuer: isSelfIssued ? "CN=Ona Onaitė" : `CN=${issuer}, O=Trust, C=LT`,
    ...validForYears(1, new Date("2026-11-25T12:00:00Z")),
    signingAlgorithm: authorityAlgorithm,
    publicKey: keys.publicKey,
    signingKey: (isSelfIssued ? keys : issuerKeys).privateKey,
    extensions,
  });
  return readClaims(parseCertificate(Buffer.from(certificate.rawData)));
}

const identifier = (value: string) => new ObjectIdentifier({ value });

/** Handwritten QC statements, each an identifier with its information. */
function statements(...all: [id: string, ...info: (ObjectIdentifier | PrintableString)[]][]) {
  const value = all.map(([id, ...info]) => {
    const statementInfo = info.length > 0 ? [new Sequence({ value: info })] : [];
    return new Sequence({ value: [identifier(id), ...statementInfo] });
  });
  return new x509.Extension("1.3.6.1.5.5.7.1.3", false, new Sequence({ value }).toBER());
}

const compliance = "0.4.0.1862.1.1";
const secureDevice = "0.4.0.1862.1.4";
const type = "0.4.0.1862.1.6";
const otherLaw = "0.4.0.1862.1.7";
const webSites = identifier("0.4.0.1862.1.6.3");

test("a qualified certificate with its key in a secure device makes qualified signatures, or seals", async () => {
  const signature = { extensions: [qualifiedStatements(qualifiedType.signature)] };
  expect(await claimsOf(signature)).toMatchObject({ level: "qualified", use: "signature" });
  const seal = { extensions: [qualifiedStatements(qualifiedType.seal)] };
  expect(await claimsOf(seal)).toMatchObject({ level: "qualified", use: "seal" });
});

test.each([
  ["qualified without a secure device", [[compliance]], "advanced"],
  ["qualified without a type", [[compliance], [secureDevice]], "qualified"],
  ["with only a secure device", [[secureDevice]], "plain"],
  ["qualified for web sites", [[compliance], [secureDevice], [type, webSites]], "plain"],
  [
    "qualified under another law than the EU’s",
    [[compliance], [secureDevice], [otherLaw, new PrintableString({ value: "CH" })]],
    "plain",
  ],
] as [string, Parameters<typeof statements>, string][])("level of one %s: %j", async (_, stated, level) => {
  expect(await claimsOf({ extensions: [statements(...stated)] })).toMatchObject({ level });
});

test("a certificate without statements, or a self-issued one, claims no level", async () => {
  expect(await claimsOf({})).toMatchObject({ level: "plain", isSelfIssued: false });
  const own = { extensions: [qualifiedStatements(qualifiedType.signature)], isSelfIssued: true };
  expect(await claimsOf(own)).toMatchObject({ level: "plain", isSelfIssued: true });
});

test.each([
  ["Paraph Sandbox TEST Root CA", true],
  ["TEST of EID-SK 2016", true],
  ["EID-SK 2016", false],
  ["Latest Trust CA", false],
])("a certificate by %s is a test certificate: %s", async (issuer, isTest) => {
  expect(await claimsOf({ issuer })).toMatchObject({ isTest });
});

test.each([
  ["1.3.6.1.4.1.10015.17.2", "smartid"],
  ["1.3.6.1.4.1.10015.18.1", "mobile"],
  ["1.3.6.1.4.1.51361.1.1.1", "card"],
  ["1.3.6.1.4.1.10015.170.2", null],
])("the policy %s indicates the method: %s", async (policy, method) => {
  const extensions = [new x509.CertificatePolicyExtension(["0.4.0.194112.1.2", policy])];
  expect(await claimsOf({ extensions })).toMatchObject({ method });
});
