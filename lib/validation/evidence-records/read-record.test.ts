import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { ReadingBudget, TooComplex } from "@/lib/formats/reading-budget";
import { contentOfBytes } from "../cms/signed-content";
import { canonicalize } from "../xml/canonical-xml";
import { parseSignatureFile } from "../xml/xml-document";
import { type MadeRecord, makeRecord, recordName } from "../testing/made-record";
import { makeStamping } from "../testing/time-stamping-authority";
import { readRecord } from "./read-record";

const stamp = await makeStamping();

const read = async (made: MadeRecord, content: Uint8Array, budget = new ReadingBudget(), name = "a") => {
  const bytes = await makeRecord(made);
  return readRecord(recordName(made), bytes, [{ name, content: contentOfBytes(content) }], budget);
};

const written = Buffer.from(`<?xml version="1.0"?>\n<a  b='1'><!--x-->\n<c/></a>\n`);
const canonical = Buffer.from(`<a b="1">\n<c></c></a>`);

test("a record in XML is over a file of XML as it is, or in its canonical form, but not over comments", async () => {
  const form = "RFC 6283";
  for (const files of [[written], [canonical]]) {
    const { timestamp, covered, coveredInPart } = await read({ form, files, stamps: [{ stamp }] }, written);
    expect(timestamp.faults).toEqual([]);
    expect([[...covered], [...coveredInPart]]).toEqual(files[0] === written ? [["a"], []] : [[], ["a"]]);
  }
  const silent = Buffer.from(written.toString().replace("<!--x-->", ""));
  expect((await read({ form, files: [canonical], stamps: [{ stamp }] }, silent)).covered).toEqual(
    new Set(["a"]),
  );
  const other = Buffer.from(written.toString().replace("1'", "2'"));
  const record = await read({ form: "RFC 6283", files: [canonical], stamps: [{ stamp }] }, other);
  expect(record.timestamp.faults).toEqual(["record_mismatch"]);
});

test("a record in XML over the canonical form of a file of HTML does not cover it whole", async () => {
  const form = "RFC 6283";
  const canonicalHtml = Buffer.from("<html>I do not agree</html>");
  const hidden = Buffer.from("<html>I do <![CDATA[not]]> agree</html>");
  const coveredOf = async (content: Buffer) => {
    const made: MadeRecord = { form, files: [canonicalHtml], stamps: [{ stamp }] };
    const { covered, coveredInPart } = await read(made, content, undefined, "a.HTM");
    return [[...covered], [...coveredInPart]];
  };
  expect(await coveredOf(hidden)).toEqual([[], ["a.HTM"]]);
  expect(await coveredOf(canonicalHtml)).toEqual([["a.HTM"], []]);
});

test("a record in ASN.1 is over a file of XML as it is", async () => {
  const record = await read({ form: "RFC 4998", files: [canonical], stamps: [{ stamp }] }, written);
  expect(record.timestamp.faults).toEqual(["record_mismatch"]);
});

test("a canonical form with comments has those beside the root as well", () => {
  const root = parseSignatureFile(Buffer.from(`<!--1--><a><!--2--></a><!--3-->`), new ReadingBudget());
  const form = { version: "exclusive", inclusivePrefixes: [], withComments: true } as const;
  const bytes = canonicalize(root, form, { isDocument: true });
  expect(bytes.toString()).toBe("<!--1-->\n<a><!--2--></a>\n<!--3-->");
});

test("the groups of a tree in XML are in the order that they state, without gaps", async () => {
  const above = [[randomBytes(32)], [randomBytes(32)]];
  const made: MadeRecord = { form: "RFC 6283", files: [written], stamps: [{ stamp, above }] };
  const record = (await makeRecord(made)).toString();
  const [first = "", second = "", third = ""] = record.match(/<ers:Sequence .*?<\/ers:Sequence>/g) ?? [];
  const faultsOf = async (xml: string) => {
    const files = [{ name: "a", content: contentOfBytes(written) }];
    return (await readRecord(recordName(made), Buffer.from(xml), files, new ReadingBudget())).timestamp
      .faults;
  };
  expect(await faultsOf(record.replace(first + second + third, third + first + second))).toEqual([]);
  expect(await faultsOf(record.replace('Sequence Order="3"', 'Sequence Order="4"'))).toEqual([
    "record_malformed",
  ]);
});

test("a tree with hashes of another length than its algorithm's is malformed", async () => {
  const change = ([group = []]: Buffer[][]) => [group.map((hash) => hash.subarray(1))];
  for (const form of ["RFC 4998", "RFC 6283"] as const) {
    const { timestamp } = await read({ form, files: [written], stamps: [{ stamp, change }] }, written);
    expect(timestamp.faults).toEqual(["record_malformed"]);
  }
});

test.each(["signatures", "hashedBytes", "asn1Bytes"] as const)(
  "a record takes no more than the budget has left: %s",
  async (resource) => {
    const stamps = [{ stamp }, { stamp, renews: "tree" as const }, { stamp, renews: "tree" as const }];
    const made: MadeRecord = { form: "RFC 4998", files: [written], stamps };
    await expect(read(made, written, new ReadingBudget({ [resource]: 2 }))).rejects.toThrow(TooComplex);
  },
);

test("a record is not looked through for the same file any number of times", async () => {
  const made: MadeRecord = { form: "RFC 6283", files: [written], stamps: [{ stamp }] };
  const file = { name: "a", content: contentOfBytes(written) };
  const files = Array.from({ length: 1000 }, () => file);
  const budget = new ReadingBudget({ hashedBytes: 1024 * 1024 });
  const reading = readRecord(recordName(made), await makeRecord(made), files, budget);
  await expect(reading).rejects.toThrow(TooComplex);
});
