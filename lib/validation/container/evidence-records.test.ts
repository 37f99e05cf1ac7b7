import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asicManifest, mimetypeOf } from "../testing/asic-parts";
import { type MadeRecord, makeRecord, type RecordForm, recordName, sha256 } from "../testing/made-record";
import { makeStamping } from "../testing/time-stamping-authority";
import { validateForeign } from "../testing/validate-container";

const file = Buffer.from("Sutartis");
const other = Buffer.from("Priedas");
const stamp = await makeStamping();
const above = [[randomBytes(32)], [randomBytes(32), randomBytes(32)]];

/** A simple container with a record over its only file, and the record's entry of the report. */
async function simple(made: Omit<MadeRecord, "files">, content = file) {
  const record = await makeRecord({ files: [file], ...made });
  const report = await validateForeign({
    ...{ ...mimetypeOf("simple"), "a.txt": content, [recordName(made)]: record },
  });
  return { report, entry: report.documentTimestamps[0] };
}

const refused = (faults: string[], subIndication: string) => ({
  ...{ valid: false, stampedAt: null, faults },
  conclusion: { indication: "TOTAL-FAILED", subIndication },
});

const mismatch = refused(["record_mismatch"], "HASH_FAILURE");
const wrongToken = refused(["timestamp_invalid"], "HASH_FAILURE");

describe.each(["RFC 4998", "RFC 6283"] satisfies RecordForm[])("an evidence record of %s", (form) => {
  test("over the only file of a simple container is valid", async () => {
    const { report, entry } = await simple({ form, stamps: [{ stamp, above, at: "2024-01-01T08:00:00Z" }] });
    expect(report).toMatchObject({ problems: ["no_signatures"], signatures: [] });
    expect(entry).toMatchObject({
      ...{ place: recordName({ form }), authority: "Time-stamps", stampedAt: "2024-01-01T08:00:00.000Z" },
      ...{ valid: true, faults: [], coversEverything: true },
      evidenceRecord: { format: form, timestamps: 1 },
    });
  });

  test("is over the only file of a container without a type", async () => {
    const record = await makeRecord({ form, files: [file], stamps: [{ stamp }] });
    const { containerKind, documentTimestamps } = await validateForeign({
      ...{ "a.txt": file, [recordName({ form })]: record },
    });
    expect({ containerKind, documentTimestamps }).toMatchObject({
      ...{ containerKind: "asics", documentTimestamps: [{ valid: true, coversEverything: true }] },
    });
  });

  test("of a simple container needs no manifest, and does not count one over the only file", async () => {
    const record = await makeRecord({ form, files: [file], stamps: [{ stamp }] });
    const manifest = asicManifest(recordName({ form }), { "a.txt": other });
    const content = { "a.txt": file, [recordName({ form })]: record };
    const { documentTimestamps } = await validateForeign({
      ...{ ...mimetypeOf("simple"), ...content, "META-INF/ASiCEvidenceRecordManifest.xml": manifest },
    });
    expect(documentTimestamps).toMatchObject([{ valid: true, coversEverything: true }]);
  });

  test("may have no tree", async () => {
    expect((await simple({ form, stamps: [{ stamp, isBare: true }] })).entry).toMatchObject({ valid: true });
    const { entry } = await simple({ form, stamps: [{ stamp, isBare: true }] }, other);
    expect(entry).toMatchObject(mismatch);
  });

  test("may have hashes of further files, and in any order", async () => {
    const stamps = [
      { stamp, more: [other], change: (tree: Buffer[][]) => tree.map((group) => group.toReversed()) },
    ];
    expect((await simple({ form, stamps })).entry).toMatchObject({ valid: true });
  });

  test("is valid with renewed time-stamps and trees, as of the first one", async () => {
    const stamps = [
      { stamp, above, at: "2020-01-01T00:00:00Z" },
      { stamp, renews: "timestamp" as const, at: "2021-01-01T00:00:00Z" },
      { stamp, renews: "tree" as const, above, at: "2022-01-01T00:00:00Z" },
      { stamp, renews: "timestamp" as const, isBare: true, at: "2023-01-01T00:00:00Z" },
      { stamp, renews: "tree" as const, at: "2024-01-01T00:00:00Z" },
    ];
    expect((await simple({ form, stamps })).entry).toMatchObject({
      ...{ valid: true, stampedAt: "2020-01-01T00:00:00.000Z" },
      evidenceRecord: { format: form, timestamps: 5, renewedAt: "2024-01-01T00:00:00.000Z" },
    });
    expect((await simple({ form, stamps }, other)).entry).toMatchObject(mismatch);
  });

  test("is not over a file that was changed, or was never in its tree", async () => {
    const { report, entry } = await simple({ form, stamps: [{ stamp, above }] }, other);
    expect(report.problems).toEqual(["no_signatures", "evidence_record_invalid"]);
    expect(entry).toMatchObject({ ...mismatch, coversEverything: false });
  });

  test.each([
    ["in its first group", (tree: Buffer[][]) => [[...tree[0]!, randomBytes(32)], ...tree.slice(1)]],
    ["above it", (tree: Buffer[][]) => [...tree.slice(0, -1), [randomBytes(32)]]],
    ["by a group less", (tree: Buffer[][]) => tree.slice(0, -1)],
  ])("is invalid with a tree that was changed %s", async (_, change) => {
    const { entry } = await simple({ form, stamps: [{ stamp, above, change }] });
    expect(entry).toMatchObject(wrongToken);
  });

  test("is invalid with the token of another record", async () => {
    const { entry } = await simple({ form, stamps: [{ stamp, above, swap: await stamp(other) }] });
    expect(entry).toMatchObject(wrongToken);
  });

  test("is invalid where a renewed time-stamp is over another one", async () => {
    const change = () => [[sha256(other)]];
    const stamps = [
      { stamp, above },
      { stamp, renews: "timestamp" as const, swap: await stamp(other), change },
    ];
    expect((await simple({ form, stamps })).entry).toMatchObject(mismatch);
  });

  test("is invalid where a renewed tree is over the file alone, or over a chain that was replaced", async () => {
    const second = { stamp, renews: "tree" as const };
    const alone = { ...second, swap: await stamp(file), change: () => [[sha256(file)]] };
    expect((await simple({ form, stamps: [{ stamp }, alone] })).entry).toMatchObject(mismatch);
    let kept: Buffer[][] = [];
    let token: Buffer | undefined;
    const keeping = async (bytes: Uint8Array) => (token = await stamp(bytes));
    const keep = { ...second, stamp: keeping, change: (tree: Buffer[][]) => (kept = tree) };
    await makeRecord({ form, files: [file], stamps: [{ stamp }, keep] });
    const moved = { ...second, change: () => kept, ...(token && { swap: token }) };
    expect((await simple({ form, stamps: [{ stamp, above }, moved] })).entry).toMatchObject(mismatch);
  });

  test("over encrypted files, or by an unknown digest, is not checked", async () => {
    const encrypted = await simple({ form, isEncrypted: true, stamps: [{ stamp }] });
    expect(encrypted.report.problems).toEqual(["no_signatures"]);
    expect(encrypted.entry).toMatchObject({ valid: false, faults: ["algorithm_unsupported"] });
    const digest = { oid: Buffer.from("2a0304", "hex"), uri: "urn:example:digest" };
    const unknown = await simple({ form, digest, stamps: [{ stamp }] });
    expect(unknown.report.problems).toEqual(["no_signatures"]);
    expect(unknown.entry).toMatchObject({ valid: false, faults: ["algorithm_unsupported"] });
  });

  test("is invalid where its digest algorithm is not that of its time-stamp", async () => {
    const sha512 = {
      oid: Buffer.from("608648016503040203", "hex"),
      uri: "http://www.w3.org/2001/04/xmlenc#sha512",
    };
    const { entry } = await simple({ form, digest: sha512, stamps: [{ stamp }] });
    expect(entry).toMatchObject({ valid: false, faults: ["record_malformed"] });
  });

  test("that cannot be read is invalid", async () => {
    for (const bytes of [Buffer.from("?"), Buffer.from([0x30, 0]), Buffer.from("<a/>")]) {
      const content = { "a.txt": file, [recordName({ form })]: bytes };
      const report = await validateForeign({ ...mimetypeOf("simple"), ...content });
      expect(report.problems).toEqual(["no_signatures", "evidence_record_invalid"]);
      expect(report.documentTimestamps).toMatchObject([{ valid: false, faults: ["record_malformed"] }]);
    }
  });

  test("of a container with several files is over those of its manifest", async () => {
    const record = await makeRecord({ form, files: [file, other], stamps: [{ stamp, above }] });
    const files = { "a.txt": file, "b.txt": other };
    const manifest = asicManifest(recordName({ form }), files);
    const place = "META-INF/ASiCEvidenceRecordManifest1.xml";
    const whole = { ...mimetypeOf("extended"), ...files, [recordName({ form })]: record };
    const entriesOf = async (content: Record<string, Uint8Array>) =>
      (await validateForeign({ ...whole, ...content })).documentTimestamps;
    expect(await entriesOf({ [place]: manifest })).toMatchObject([{ valid: true, coversEverything: true }]);
    expect(await entriesOf({})).toMatchObject([
      {
        ...{ valid: false, faults: ["record_content_missing"] },
        conclusion: { indication: "INDETERMINATE", subIndication: "SIGNED_DATA_NOT_FOUND" },
      },
    ]);
    const more = asicManifest(recordName({ form }), { ...files, "c.txt": other });
    expect(await entriesOf({ [place]: more })).toMatchObject([{ faults: ["record_content_missing"] }]);
    const wrong = asicManifest(recordName({ form }), { ...files, "b.txt": file });
    expect(await entriesOf({ [place]: wrong })).toMatchObject([mismatch]);
    const part = asicManifest(recordName({ form }), { "a.txt": file });
    expect(await entriesOf({ [place]: part })).toMatchObject([{ valid: true, coversEverything: false }]);
    const sha512 = Buffer.from(manifest.toString().replaceAll("xmlenc#sha256", "xmlenc#sha512"));
    expect(await entriesOf({ [place]: sha512 })).toMatchObject([{ valid: false }]);
  });
});

test("a file of XML of which a record leaves comments out is marked as covered in part", async () => {
  const [written, canonical] = [Buffer.from("<a><!--x--></a>"), Buffer.from("<a></a>")];
  const record = await makeRecord({ form: "RFC 6283", files: [canonical], stamps: [{ stamp }] });
  const content = { ...mimetypeOf("simple"), "a.xml": written, "META-INF/evidencerecord.xml": record };
  expect(await validateForeign(content)).toMatchObject({
    documentTimestamps: [{ valid: true, faults: [], coversEverything: false }],
    files: [{ name: "a.xml", unsigned: "part" }],
  });
});

test("a record in XML over another one covers what that covers, whatever comments are in it", async () => {
  const form = "RFC 6283";
  const plain = await makeRecord({ form, files: [file], stamps: [{ stamp }] });
  const record = Buffer.from(plain.toString().replace("</ers:EvidenceRecord>", "<!--x-->$&"));
  const over = await makeRecord({ form, files: [plain], stamps: [{ stamp }] });
  const [one, two] = [recordName({ form }, "1"), recordName({ form }, "2")];
  const { documentTimestamps } = await validateForeign({
    ...{ ...mimetypeOf("extended"), "a.txt": file, [one]: record, [two]: over },
    "META-INF/ASiCEvidenceRecordManifest1.xml": asicManifest(one, { "a.txt": file }),
    "META-INF/ASiCEvidenceRecordManifest2.xml": asicManifest(two, { [one]: record }),
  });
  const right = { valid: true, faults: [], coversEverything: true };
  expect(documentTimestamps).toMatchObject([right, right]);
});
