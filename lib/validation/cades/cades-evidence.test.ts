import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ReadingBudget, TooComplex } from "@/lib/formats/reading-budget";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { writeElement } from "../certificates/der-elements";
import { contentOfBytes } from "../cms/signed-content";
import { opensslSigner, signWithOpenssl } from "../testing/openssl-signer";
import { makeStamping } from "../testing/time-stamping-authority";
import { attributeOf, fieldsOf, identifier, withAttributes } from "../testing/unsigned-attributes";
import { elementsIn } from "./ber-elements";
import { attributeTypes } from "./cms-attributes";
import { readCades } from "./read-cades";

const content = Buffer.from("Sutartis");
const sha256 = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
const octets = (bytes: Uint8Array) => writeElement(0x04, bytes);
const sequence = (...parts: Uint8Array[]) => writeElement(0x30, ...parts);

async function read(message: Uint8Array) {
  const given = { content: contentOfBytes(content), signingCertificate: "required" as const };
  const [signature] = await readCades(message, { ...given, budget: new ReadingBudget() });
  return signature!;
}

async function stampedSignature() {
  const folder = await temporaryFolder();
  const signer = await opensslSigner(folder, "Ona");
  const bare = signWithOpenssl(folder, content, [signer], { isDetached: true });
  const stamp = await makeStamping();
  const { signed } = fieldsOf(bare).signers[0]!;
  const token = await stamp(signed.at(-1)!.content);
  const ofValue = attributeOf(attributeTypes.signatureTimestamp, token);
  return { bare, stamp, signed: signed.map(({ whole }) => whole), token, ofValue };
}

describe("a signature time-stamp", () => {
  test("is over the value", async () => {
    const { bare, ofValue } = await stampedSignature();
    const { faults, timestamps } = await read(withAttributes(bare, ofValue));
    expect(faults).toEqual([]);
    expect(timestamps).toMatchObject([{ kind: "signature", faults: [] }]);
  });

  test("over anything else does not fit, and harms nothing else", async () => {
    const { bare, stamp } = await stampedSignature();
    const other = attributeOf(attributeTypes.signatureTimestamp, await stamp(content));
    const { faults, timestamps } = await read(withAttributes(bare, other));
    expect(faults).toEqual([]);
    expect(timestamps).toMatchObject([{ faults: ["document_changed"] }]);
  });
});

describe("an archive time-stamp of version 3", () => {
  async function archived(change: (index: Uint8Array) => Uint8Array = (index) => index) {
    const { bare, stamp, signed, token, ofValue } = await stampedSignature();
    const { encapsulated, certificates } = fieldsOf(bare);
    const algorithm = sequence(identifier("2.16.840.1.101.3.4.2.1"));
    const hashes = (...each: Uint8Array[]) => sequence(...each.map((bytes) => octets(sha256(bytes))));
    const certificateHashes = hashes(...elementsIn(certificates!.content).map(({ whole }) => whole));
    const attributeHash = sequence(octets(sha256(identifier(attributeTypes.signatureTimestamp), token)));
    const index = sequence(algorithm, certificateHashes, sequence(), attributeHash);
    const [contentType] = elementsIn(encapsulated.content);
    const over = Buffer.concat([contentType!.whole, sha256(content), ...signed, index]);
    const archive = withAttributes(await stamp(over), attributeOf(attributeTypes.hashIndexV3, change(index)));
    return withAttributes(bare, ofValue, attributeOf(attributeTypes.archiveTimestampV3, archive));
  }

  test("proves that what its index of hashes lists existed", async () => {
    const { timestamps, certificate } = await read(await archived());
    expect(timestamps).toMatchObject([
      { kind: "signature", faults: [] },
      { kind: "archive", faults: [] },
    ]);
    const [ofValue, archive] = timestamps;
    expect(archive!.covers.has(ofValue!)).toBe(true);
    expect(archive!.covers.has(certificate!)).toBe(true);
  });

  test("does not fit another index, and proves nothing without one", async () => {
    const other = await archived((index) => {
      const copy = Uint8Array.from(index);
      copy[copy.length - 1]! ^= 1;
      return copy;
    });
    expect((await read(other)).timestamps[1]).toMatchObject({
      kind: "archive",
      faults: ["document_changed"],
    });
    const none = await read(await archived(() => sequence()));
    expect(none.timestamps[1]).toMatchObject({ faults: ["document_changed"] });
    expect(none.timestamps[1]!.covers.size).toBe(0);
  });
});

describe("an archive time-stamp of version 2", () => {
  test.each([
    ["with", (attributes: Uint8Array) => writeElement(0xa1, attributes)],
    ["without", (attributes: Uint8Array) => attributes],
  ])("is over everything before it, %s the tag of the unsigned attributes", async (_, form) => {
    const { bare, stamp, signed, ofValue } = await stampedSignature();
    const { encapsulated, certificates } = fieldsOf(bare);
    const over = [encapsulated.whole, content, certificates!.whole, ...signed, form(ofValue)];
    const archive = attributeOf(attributeTypes.archiveTimestampV2, await stamp(Buffer.concat(over)));
    const { timestamps } = await read(withAttributes(bare, ofValue, archive));
    expect(timestamps).toMatchObject([{ faults: [] }, { kind: "archive", faults: [] }]);
    expect(timestamps[1]!.covers.has(timestamps[0]!)).toBe(true);
  });
});

test("counter-signatures and evidence records are counted", async () => {
  const { bare } = await stampedSignature();
  const more = [attributeTypes.counterSignature, attributeTypes.externalEvidenceRecord].map((type) =>
    attributeOf(type, sequence()),
  );
  expect(await read(withAttributes(bare, ...more))).toMatchObject({
    ...{ faults: [], counterSignatures: 1, evidenceRecords: 1 },
    warnings: ["counter_signature_not_checked", "evidence_record_not_checked"],
  });
});

test("embedded certificates are found, and anything else beside them does no harm", async () => {
  const { bare } = await stampedSignature();
  const certificate = elementsIn(fieldsOf(bare).certificates!.content)[0]!.whole;
  const values = attributeOf(
    attributeTypes.certificateValues,
    sequence(certificate, sequence(octets(content))),
  );
  const { certificates, faults } = await read(withAttributes(bare, values));
  expect(faults).toEqual([]);
  expect(certificates).toHaveLength(2);
});

test("a message cut off anywhere has a fault, and reading it never throws", async () => {
  const { bare, ofValue } = await stampedSignature();
  const message = withAttributes(bare, ofValue);
  for (let length = 0; length < message.length; length += 13)
    expect((await read(message.subarray(0, length))).faults, `${length} bytes`).toEqual(["cms_malformed"]);
});

test("more pieces than any honest message has are too complex, and not malformed", async () => {
  const piece = Buffer.from([0x04, 0x00]);
  const endless = Buffer.concat([
    Buffer.from([0x30, 0x80]),
    ...Array<Buffer>(200_000).fill(piece),
    Buffer.alloc(2),
  ]);
  await expect(read(endless)).rejects.toThrow(TooComplex);
});
