import { writeFile } from "node:fs/promises";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { readRevision } from "@/lib/formats/pdf/pdf-revision";
import { openPdfSource } from "@/lib/formats/pdf/pdf-source";
import { selfIssuedKey } from "../testing/self-issued-key";
import {
  appendObjects,
  appendSigned,
  catalog,
  firstSignature,
  plainDocument,
  secondSignature,
  signature,
  stream,
  writePdf,
} from "../testing/written-pdf";
import { addEvidence } from "./add-evidence";
import { readField } from "./read-field";
import { listSignatureFields } from "./signature-fields";

const signedAt = new Date("2026-11-24T12:00:00Z");
const certificateOf = async (name: string) =>
  (await selfIssuedKey({ kind: "P-256", subject: `CN=${name}`, signedAt })).certificate.toString("latin1");
const packed = (bytes: string) =>
  stream(deflateSync(Buffer.from(bytes, "latin1")).toString("latin1"), "/Filter [/FlateDecode]");

const form = "/AcroForm << /Fields [7 0 R 9 0 R] /SigFlags 3 >>";
const stamp = signature().replace("/Type /Sig", "/Type /DocTimeStamp").replace("CAdES.detached", "RFC3161");

/** What the fields of a file bring, with the evidence of the rest of it. */
async function evidenceIn(pdf: Buffer) {
  const file = path.join(await temporaryFolder(), "signed.pdf");
  await writeFile(file, pdf);
  const source = await openPdfSource(file);
  try {
    const revision = await readRevision(source);
    const fields = [];
    for (const field of await listSignatureFields(revision.objects))
      fields.push(await readField(source, field));
    return (await addEvidence(source, fields, revision)).fields;
  } finally {
    await source.close();
  }
}

test("a time-stamp over the document proves what was in the file before it, and nothing behind it", async () => {
  const [before, after] = [await certificateOf("Before"), await certificateOf("After")];
  const signed = await appendSigned(writePdf(plainDocument), firstSignature, "Ona");
  const stored = appendObjects(signed, {
    1: catalog("/AcroForm << /Fields [7 0 R] /SigFlags 3 >> /DSS 30 0 R"),
    30: "<< /Certs [31 0 R] /CRLs [32 0 R] /VRI << /AA << /OCSP [33 0 R] /Cert [34 0 R] >> >> >>",
    31: stream(before),
    32: packed("list before"),
    33: stream("response before"),
    34: packed(before),
  });
  const stampedUpdate = { ...secondSignature, 1: catalog(`${form} /DSS 30 0 R`), 10: stamp };
  const stamped = await appendSigned(stored, stampedUpdate, "Authority");
  const [person] = await evidenceIn(
    appendObjects(stamped, {
      30: "<< /Certs [31 0 R 35 0 R] /CRLs [32 0 R 36 0 R] >>",
      35: stream(after),
      36: stream("list after"),
    }),
  );
  const { certificates = [], revocation = [], timestamps = [] } = person?.read ?? {};
  const [own, ...others] = certificates;
  expect(others.map(({ x509 }) => x509.subject)).toEqual(["CN=Before", "CN=After"]);
  expect(revocation.map(({ kind, bytes }) => [kind, Buffer.from(bytes).toString()])).toEqual([
    ["crl", "list before"],
    ["crl", "list after"],
    ["ocsp", "response before"],
  ]);
  expect(timestamps).toMatchObject([{ kind: "document" }]);
  const covered = timestamps[0]?.covers ?? new Set();
  expect([own, ...others].map((each) => each && covered.has(each))).toEqual([true, true, false]);
  expect(revocation.map((item) => covered.has(item))).toEqual([true, false, true]);
});

test("a later time-stamp over the document proves that an earlier one existed", async () => {
  const signed = await appendSigned(writePdf(plainDocument), firstSignature, "Ona");
  const once = await appendSigned(signed, { ...secondSignature, 10: stamp }, "First");
  const [person] = await evidenceIn(
    await appendSigned(
      once,
      {
        1: catalog("/AcroForm << /Fields [7 0 R 9 0 R 11 0 R] /SigFlags 3 >>"),
        11: (secondSignature[9] ?? "").replace("10 0 R", "12 0 R"),
        12: stamp,
      },
      "Second",
    ),
  );
  const [first, second] = person?.read?.timestamps ?? [];
  expect(first && second?.covers.has(first)).toBe(true);
  expect(second && first?.covers.has(second)).toBe(false);
});

test("a time-stamp from before a signature proves nothing about it", async () => {
  const stamped = await appendSigned(writePdf(plainDocument), { ...firstSignature, 8: stamp }, "Authority");
  const fields = await evidenceIn(await appendSigned(stamped, secondSignature, "Jonas"));
  expect(fields.flatMap(({ read }) => read?.timestamps ?? [])).toEqual([]);
});

test("what a store holds that cannot be read counts as absent", async () => {
  const signed = await appendSigned(writePdf(plainDocument), firstSignature, "Ona");
  const [person] = await evidenceIn(
    appendObjects(signed, {
      1: catalog("/AcroForm << /Fields [7 0 R] /SigFlags 3 >> /DSS 30 0 R"),
      30: "<< /Certs [31 0 R 32 0 R 7 0 R (x) 99 0 R] /OCSPs 7 /CRLs << >> /VRI [1] >>",
      31: stream("no certificate"),
      32: stream("no certificate", "/Filter /LZWDecode"),
    }),
  );
  expect(person?.read).toMatchObject({ certificates: [{}], revocation: [] });
});

test("a signature that two fields have is one", async () => {
  const signed = await appendSigned(
    writePdf(plainDocument),
    {
      ...firstSignature,
      1: catalog(form),
      9: (firstSignature[7] ?? "").replace("(Ona)", "(Again)"),
    },
    "Ona",
  );
  expect(await evidenceIn(signed)).toHaveLength(1);
});
