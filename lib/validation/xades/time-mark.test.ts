import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { writeElement } from "../certificates/der-elements";
import type { RevocationItem } from "../revocation/revocation-item";
import { findTimeMark } from "./time-mark";

const value = Buffer.from("the value of a signature");
const digest = createHash("sha256").update(value).digest();
const octets = (bytes: Uint8Array) => writeElement(0x04, bytes);
const sha256 = Buffer.from("300d06096086480165030402010500", "hex");
const digestInfo = (bytes: Uint8Array) => writeElement(0x30, sha256, octets(bytes));

const sequence = (...content: Uint8Array[]) => writeElement(0x30, ...content);
const hex = (text: string) => Buffer.from(text, "hex");
const nonceIdentifier = hex("06092b0601050507300102");
const basicIdentifier = hex("06092b0601050507300101");
const ecdsaWithSha256 = hex("300a06082a8648ce3d040302");

/** An OCSP response about no certificate with this nonce (RFC 6960, 4.2.1). Its signature is judged elsewhere. */
function response(nonce?: Uint8Array): RevocationItem {
  const extensions = nonce && writeElement(0xa1, sequence(sequence(nonceIdentifier, octets(nonce))));
  const responder = writeElement(0xa2, octets(Buffer.alloc(20)));
  const producedAt = writeElement(0x18, Buffer.from("20260101000000Z"));
  const certificate = sequence(sha256, octets(Buffer.alloc(32)), octets(Buffer.alloc(32)), hex("020101"));
  const good = sequence(certificate, hex("8000"), producedAt);
  const data = sequence(responder, producedAt, sequence(good), ...(extensions ? [extensions] : []));
  const basic = sequence(data, ecdsaWithSha256, writeElement(0x03, Buffer.from([0, 1])));
  const bytes = writeElement(0xa0, sequence(basicIdentifier, octets(basic)));
  return { kind: "ocsp", bytes: sequence(hex("0a0100"), bytes) };
}

test.each([
  ["the digest with its algorithm", digestInfo(digest)],
  ["the same in an octet string", octets(digestInfo(digest))],
  ["the digest alone, as older ones have it", octets(digest)],
])("a nonce that is %s binds the response to the signature", (_, nonce) => {
  expect(findTimeMark([response(), response(nonce)], value)).toMatchObject({ isBound: true });
});

test.each([
  ["of another value", octets(digestInfo(createHash("sha256").update("another").digest()))],
  ["that is a random number", octets(Buffer.alloc(16, 7))],
  ["that cannot be read", Buffer.from([0x30, 0x80])],
])("a nonce %s does not", (_, nonce) => {
  expect(findTimeMark([response(nonce)], value)).toMatchObject({ isBound: false });
});

test("without any response there is no time-mark", () => {
  expect(findTimeMark([{ kind: "crl", bytes: new Uint8Array([1]) }], value)).toBeUndefined();
});
