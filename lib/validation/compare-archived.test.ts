import { writeFile } from "node:fs/promises";
import path from "node:path";
import { PDFName } from "@cantoo/pdf-lib";
import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { sharedByFile } from "@/lib/base/testing/on-test-end";
import { signedContainer } from "@/lib/signing/testing/signed-container";
import { compareArchived } from "./compare-archived";
import { pack, rewrite, unpack } from "./testing/container-files";
import { signUpdate } from "./testing/sign-update";
import { updatePdf } from "./testing/update-pdf";
import { readFixture } from "./testing/validate-fixture";

async function compare(type: "pdf" | "asice", first: Uint8Array, archived: Uint8Array) {
  const folder = await temporaryFolder();
  const [firstPath, archivedPath] = [path.join(folder, "first"), path.join(folder, "archived")];
  await writeFile(firstPath, first);
  await writeFile(archivedPath, archived);
  return compareArchived({ type, path: archivedPath, firstPath });
}

describe("an archived PDF", () => {
  test("may add a time-stamp and validation data to the first one, or nothing", async () => {
    const archived = await readFixture("document-timestamp");
    const [, , end] = [...archived.toString("latin1").matchAll(/%%EOF\n?/g)];
    const first = archived.subarray(0, (end?.index ?? 0) + "%%EOF\n".length);
    expect(await compare("pdf", first, archived)).toEqual([]);
    expect(await compare("pdf", archived, archived)).toEqual([]);
    const withEvidence = await updatePdf(first, ({ catalog, context }) => {
      const certificate = context.register(context.stream("certificate"));
      catalog.set(PDFName.of("DSS"), context.register(context.obj({ Certs: [certificate] })));
    });
    expect(await compare("pdf", first, withEvidence)).toEqual([]);
  });

  test("differs when it is another file, has one more person's signature, or was changed", async () => {
    const first = await readFixture("two-signers-table");
    const others = [
      await readFixture("two-signers-stream"),
      first.subarray(0, first.length - 10),
      await signUpdate(first, { name: "Ona" }),
      await updatePdf(first, (document) => document.getPage(0).setWidth(100)),
    ];
    for (const other of others) expect(await compare("pdf", first, other)).toEqual(["archive_differs"]);
  });
});

describe("an archived container", () => {
  let signed: Buffer;
  sharedByFile(
    () => signedContainer([{ name: "a.txt", bytes: Buffer.from("a") }]),
    (made) => (signed = made.bytes),
  );
  const signature = "META-INF/signatures0.xml";

  test("may hold evidence beside the same files and signatures", async () => {
    const archived = rewrite(signed, signature, (xml) =>
      xml.replace(/<\/(\w+:)UnsignedSignatureProperties>/, "<$1CertificateValues/>$&"),
    );
    expect(await compare("asice", signed, archived)).toEqual([]);
  });

  test("differs when a file or a signature is another one, is missing or was added", async () => {
    const contents = unpack(signed);
    const { [signature]: _, ...without } = contents;
    const others = [
      pack({ ...contents, "a.txt": strToU8("b") }),
      pack({ ...contents, "b.txt": strToU8("b") }),
      pack({ ...without }),
      rewrite(signed, signature, (xml) => xml.replace(/(SignatureValue[^>]*>\s*)(.)/, "$1/")),
      rewrite(signed, signature, (xml) => xml.slice(1)),
      strToU8("no container"),
    ];
    for (const other of others) expect(await compare("asice", signed, other)).toEqual(["archive_differs"]);
  });
});
