import { expect, test } from "vitest";
import { validateBytes } from "../testing/validate-fixture";
import { appendSigned, firstSignature, plainDocument, signature, writePdf } from "../testing/written-pdf";
import { readElement, readElements } from "../certificates/der-elements";

const sequence = 0x30;

/** An element of DER with a length of five bytes, which BER allows. */
function element(tag: number, ...content: Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content);
  const head = Buffer.from([tag, 0x84, 0, 0, 0, 0]);
  head.writeUInt32BE(bytes.length, 2);
  return Buffer.concat([head, bytes]);
}

/** An element with an indefinite length (ITU-T X.690, 8.1.3.6). */
const openEnded = (tag: number, ...content: Uint8Array[]) =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...content, Buffer.from([0, 0])]);

/** Takes a CMS message apart and rebuilds it, with lists of revoked certificates (RFC 5652, 5.1) and other lengths. */
function reformed(
  message: Buffer,
  { make = element, lists }: { make?: typeof element; lists?: Buffer },
): Buffer {
  const [type, explicit] = readElements(readElement(message)!.content);
  const parts = readElements(readElement(explicit!.content)!.content).map(({ whole }) => whole);
  const signers = parts.pop()!;
  return make(
    sequence,
    type!.whole,
    make(0xa0, make(sequence, ...parts, ...(lists ? [lists] : []), signers)),
  );
}

/** Writes the signed attributes of a message's signer (RFC 5652, 5.3) in the reverse order. */
function withAttributesReversed(message: Buffer): Buffer {
  const [type, explicit] = readElements(readElement(message)!.content);
  const parts = readElements(readElement(explicit!.content)!.content);
  const signers = parts.pop()!;
  const signer = readElements(readElement(signers.content)!.content).map(({ tag, whole, content }) =>
    tag === 0xa0
      ? element(
          tag,
          ...readElements(content)
            .map(({ whole: each }) => each)
            .reverse(),
        )
      : whole,
  );
  const rest = parts.map(({ whole }) => whole);
  const rebuilt = element(sequence, ...rest, element(0x31, element(sequence, ...signer)));
  return element(sequence, type!.whole, element(0xa0, rebuilt));
}

/** A list of this many revoked certificates (RFC 5280, 5.1), which nobody signed. */
function revocationList(entries: number): Buffer {
  const algorithm = Buffer.from("300a06082a8648ce3d040302", "hex");
  const time = Buffer.from("170d3236313132343030303030305a", "hex");
  const revoked = Array.from({ length: entries }, (_, number) =>
    element(sequence, Buffer.from([0x02, 0x03, 1, number >> 8, number & 255]), time),
  );
  const list = element(
    sequence,
    Buffer.from([2, 1, 1]),
    algorithm,
    element(sequence),
    time,
    element(sequence, ...revoked),
  );
  return element(0xa1, element(sequence, list, algorithm, Buffer.from([3, 2, 0, 0])));
}

async function check(reform: (message: Buffer) => Buffer, digits?: number) {
  const first = { ...firstSignature, 8: signature("", digits) };
  const signed = await appendSigned(writePdf(plainDocument), first, "Ona", reform);
  const { problems, signatures } = await validateBytes(signed, { signerCount: 1 });
  return { problems, faults: signatures.flatMap(({ faults }) => faults) };
}

const valid = { problems: [], faults: [] };

test("a signature that brings a list of 3,600 revoked certificates is valid", async () => {
  const reform = (message: Buffer) => reformed(message, { lists: revocationList(3_600) });
  expect(await check(reform, 300_000)).toEqual(valid);
});

test("a signature without definite lengths is valid", async () => {
  expect(await check((message) => reformed(message, { make: openEnded }))).toEqual(valid);
});

test("a signature of more elements than any honest one is too complex, and not malformed", async () => {
  const reform = (message: Buffer) =>
    reformed(message, { lists: element(0xa1, Buffer.alloc(500_000, "0500", "hex")) });
  expect(await check(reform, 1_100_000)).toEqual({ problems: ["too_complex"], faults: [] });
});

test("a signature whose attributes are written in another order than they were signed is valid", async () => {
  expect(await check(withAttributesReversed)).toEqual(valid);
});
