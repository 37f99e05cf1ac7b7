import { beforeAll, expect, test } from "vitest";
import { authorityAlgorithm } from "@/sandbox/pki/certificate-basics";
import { ReadingBudget } from "@/lib/formats/reading-budget";
import { x509 } from "@/sandbox/pki/x509";
import { type Holder, makeHolder } from "../testing/test-pki";
import { readRevocation } from "./read-revocation";
import { readRevocationList } from "./revocation-list";

const at = new Date("2024-06-01T12:00:00Z");
const ownList = "http://lists.example/2.crl";

let authority: Holder, person: Holder;

beforeAll(async () => {
  authority = await makeHolder("Issuing CA", "authority", undefined);
  const extensions = [new x509.CRLDistributionPointsExtension([ownList])];
  person = await makeHolder("Ona", "person", authority, { extensions });
});

/** A list that revokes the person, with further extensions. */
async function listWith(...extensions: [id: string, der: string][]) {
  const { credential, keys } = authority;
  const list = await x509.X509CrlGenerator.create({
    issuer: credential.certificate.subjectName,
    ...{ thisUpdate: at, nextUpdate: new Date("2024-07-01T12:00:00Z") },
    entries: [{ serialNumber: person.credential.certificate.serialNumber, revocationDate: at }],
    signingAlgorithm: authorityAlgorithm,
    signingKey: keys.privateKey,
    extensions: extensions.map(([id, der]) => new x509.Extension(id, true, Buffer.from(der, "hex"))),
  });
  return { kind: "crl" as const, bytes: Buffer.from(list.rawData) };
}

/** IssuingDistributionPoint with the address of a list (RFC 5280, 5.2.5). */
function pointAt(address: string): [string, string] {
  const wrapped = (tag: string, hex: string) => tag + (hex.length / 2).toString(16).padStart(2, "0") + hex;
  const uri = wrapped("86", Buffer.from(address).toString("hex"));
  return ["2.5.29.28", wrapped("30", wrapped("a0", wrapped("a0", uri)))];
}

const statusBy = async (...extensions: [string, string][]) =>
  readRevocation(await listWith(...extensions), new ReadingBudget())?.answerFor(
    person.parsed,
    authority.parsed,
  )?.status;

test("reports a certificate that it lists", async () => {
  expect(await statusBy()).toBe("revoked");
});

test("of several lists of an authority, only that which the certificate names says something about it", async () => {
  expect(await statusBy(pointAt(ownList))).toBe("revoked");
  expect(await statusBy(pointAt("http://lists.example/1.crl"))).toBeUndefined();
});

test("a list that names its part says nothing about a certificate that names no list", async () => {
  const other = await makeHolder("Jonas", "person", authority);
  const read = readRevocation(await listWith(pointAt(ownList)), new ReadingBudget());
  expect(read?.answerFor(other.parsed, authority.parsed)).toBeUndefined();
});

test("a list of authorities alone says nothing about people", async () => {
  expect(await statusBy(["2.5.29.28", "30038201ff"])).toBeUndefined();
});

test.each([
  ["of changes", "2.5.29.27", "020101"],
  ["of other issuers' certificates", "2.5.29.28", "30038401ff"],
  ["of some reasons", "2.5.29.28", "300483020780"],
  ["with a critical extension that is not understood", "1.2.3.4", "0500"],
])("a list %s is not read", async (_, id, der) => {
  const list = await listWith([id, der]);
  expect(() => readRevocationList(list)).toThrow();
  expect(readRevocation(list, new ReadingBudget())).toBeUndefined();
});
