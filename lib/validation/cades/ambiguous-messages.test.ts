import { sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ReadingBudget } from "@/lib/formats/reading-budget";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { readElement, readElements, writeElement } from "../certificates/der-elements";
import { opensslSigner, signWithOpenssl, verifyWithOpenssl } from "../testing/openssl-signer";
import { attributeOf, fieldsOf, identifier } from "../testing/unsigned-attributes";
import { attributeTypes } from "./cms-attributes";
import { readCades } from "./read-cades";

const content = Buffer.from("Sutartis");
const octets = writeElement(0x04, content);
const otherOctets = writeElement(0x04, Buffer.from("Kita sutartis"));
const data = identifier("1.2.840.113549.1.7.1");
const explicit = (...inside: Uint8Array[]) => writeElement(0xa0, ...inside);
const sequence = (...parts: Uint8Array[]) => writeElement(0x30, ...parts);
const wholeOf = ({ whole }: { whole: Uint8Array }) => whole;
const childrenOf = (bytes: Uint8Array) => readElements(readElement(bytes)!.content).map(wholeOf);

async function signed() {
  const folder = await temporaryFolder();
  const signer = await opensslSigner(folder, "Ona");
  return { message: signWithOpenssl(folder, content, [signer]), key: readFileSync(signer.keyFile, "utf8") };
}

const faultsOf = async (message: Uint8Array) =>
  (await readCades(message, { signingCertificate: "required", budget: new ReadingBudget() })).map(
    ({ faults }) => faults,
  );

/**
 * The message with other fields of its SignedData, which are the version, algorithms, content, certificates, signers.
 */
function withFields(message: Uint8Array, change: (fields: Uint8Array[]) => Uint8Array[]): Buffer {
  const [type, outer] = childrenOf(message);
  const [signedData] = childrenOf(outer!);
  return Buffer.from(sequence(type!, explicit(sequence(...change(childrenOf(signedData!))))));
}

const withContent = (message: Uint8Array, ...parts: Uint8Array[]) =>
  withFields(message, ([version, algorithms, _, ...rest]) => [
    ...[version!, algorithms!, sequence(data, ...parts)],
    ...rest,
  ]);

describe("a message in which readers would find different contents is malformed", () => {
  test.each<[string, (message: Uint8Array) => Uint8Array]>([
    ["two contents", (message) => withContent(message, explicit(octets), explicit(otherOctets))],
    ["two octet strings as its content", (message) => withContent(message, explicit(octets, otherOctets))],
    [
      "another content after an end of contents",
      (message) => withContent(message, explicit(octets, Buffer.alloc(2), otherOctets)),
    ],
    ["two sets of signers", (message) => withFields(message, (fields) => [...fields, fields.at(-1)!])],
    [
      "two messages in one",
      (message) => {
        const [type, outer] = childrenOf(message);
        return sequence(type!, explicit(...childrenOf(outer!), ...childrenOf(outer!)));
      },
    ],
    ["a second message beside it", (message) => sequence(...childrenOf(message), childrenOf(message)[1]!)],
  ])("%s", async (_, change) => {
    const { message } = await signed();
    expect(await faultsOf(change(message))).toEqual([["cms_malformed"]]);
  });

  test("but the content may be in pieces", async () => {
    const { message } = await signed();
    const pieces = [content.subarray(0, 3), content.subarray(3)].map((each) => writeElement(0x04, each));
    const inPieces = withContent(message, explicit(writeElement(0x24, ...pieces)));
    expect(await faultsOf(inPieces)).toEqual([[]]);
    expect(verifyWithOpenssl(await temporaryFolder(), inPieces)).toBe("OK");
  });
});

describe("a signer who states something in two ways", () => {
  const location = (name: string) =>
    attributeOf(
      attributeTypes.signerLocation,
      sequence(writeElement(0xa1, writeElement(0x0c, Buffer.from(name)))),
    );
  const policy = (name: string) => attributeOf(attributeTypes.signaturePolicy, sequence(identifier(name)));
  const role = (name: string) =>
    attributeOf(
      attributeTypes.signerAttributes,
      sequence(explicit(sequence(writeElement(0x0c, Buffer.from(name))))),
    );
  const time = attributeOf(attributeTypes.signingTime, writeElement(0x17, Buffer.from("200101000000Z")));

  /** The message with more signed attributes, signed again with its signer's key. */
  async function withSigned(...added: Uint8Array[]): Promise<Buffer> {
    const { message, key } = await signed();
    const [version, sid, digest, attributes, algorithm] = fieldsOf(message).signers[0]!.signed.map(wholeOf);
    const all = [...childrenOf(attributes!), ...added].toSorted((one, other) => Buffer.compare(one, other));
    const value = writeElement(0x04, sign("sha256", writeElement(0x31, ...all), key));
    const signer = sequence(version!, sid!, digest!, explicit(...all), algorithm!, value);
    return withFields(message, (fields) => [...fields.slice(0, -1), writeElement(0x31, signer)]);
  }

  test.each([
    ["the time", [time]],
    ["the policy", [policy("1.2.3"), policy("1.2.4")]],
    ["the place", [location("Vilnius"), location("Tallinn")]],
  ])("%s is malformed", async (_, attributes) => {
    expect(await faultsOf(await withSigned(...attributes))).toEqual([["cms_malformed"]]);
  });

  test("in the same words, or with several roles, is understood", async () => {
    const policies = [policy("1.2.3"), policy("1.2.3")];
    const message = await withSigned(...policies, location("Vilnius"), role("Lawyer"), role("Director"));
    const budget = new ReadingBudget();
    expect(await readCades(message, { signingCertificate: "required", budget })).toMatchObject([
      { faults: [], roles: ["Lawyer", "Director"], productionPlace: "Vilnius" },
    ]);
    expect(verifyWithOpenssl(await temporaryFolder(), message)).toBe("OK");
  });
});
