import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { additionAfter } from "../testing/attack";
import { validateBytes } from "../testing/validate-fixture";
import {
  appendObjects,
  appendSigned,
  firstSignature,
  page,
  plainDocument,
  stream,
  writePdf,
} from "../testing/written-pdf";
import { findObstacle } from "./find-obstacle";

// Each shows something else in one of poppler, MuPDF and pdf.js than in the others.

const forged = stream("BT /F1 12 Tf (Forged) Tj ET");
const otherPage = { 20: page("").replace("4 0 R", "21 0 R"), 21: forged };
const signedDocument = () => appendSigned(writePdf(plainDocument), firstSignature, "Ona");

async function additionOf(bytes: Buffer) {
  const { problems, signatures } = await validateBytes(bytes, { signerCount: 1 });
  return { problems, added: signatures[0]?.addedAfter };
}

const changed = { problems: ["changed_after_signing"], added: "other" };
const same = { problems: [], added: "signatures" };

/** Replaces text of an update, where nothing behind it depends on its length. */
function replaceInUpdate(signed: Buffer, updated: Buffer, from: string, to: string): Buffer {
  const update = updated.toString("latin1", signed.length);
  expect(update).toContain(from);
  return Buffer.concat([signed, Buffer.from(update.replace(from, to), "latin1")]);
}

test("an object that no section lists is found if it follows the one that counts at once", async () => {
  const attack = { update: { 11: `null endobj 11 0 obj\n${forged}` } };
  expect(await additionAfter(attack)).toEqual({ added: "other", isKeptOut: true });
});

test("an object that no section lists is found, however long its head is and wherever the next part of the file begins", async () => {
  const signed = await signedDocument();
  const windowBytes = 1024 * 1024;
  const before = `11 0 obj\nnull\nendobj\n`.length;
  const head = `4${" ".repeat(100_000)}0 obj\n`;
  const padding = " ".repeat(windowBytes - before - 40);
  const hidden = appendObjects(signed, { 11: `null\nendobj\n%${padding}\n${head}${forged}` });
  expect(await additionOf(hidden)).toEqual(changed);
  const spaced = appendObjects(signed, { 11: `null\nendobj\n%${padding}\n` });
  expect(await additionOf(spaced)).toEqual(same);
});

test("an update with a smaller /Size leaves out objects for some viewers", async () => {
  const signed = await signedDocument();
  const updated = appendObjects(signed, { 11: "null" });
  expect(await additionOf(replaceInUpdate(signed, updated, "/Size 100", "/Size 4"))).toEqual(changed);
});

const linearized = (length: number, object = 20) =>
  `<< /Linearized 1 /L ${String(length).padStart(8)} /O ${String(object).padStart(2)} /N 1 >>`;

/** A document whose first object says that it was linearized. */
function linearizedPdf(length: number, object?: number): Buffer {
  const text = "%PDF-1.7\n90 0 obj\n" + linearized(length, object) + "\nendobj\n";
  return appendObjects(Buffer.from(text), { ...plainDocument, ...otherPage });
}

test("an update that gives a file the length it was linearized with lets viewers show another page", async () => {
  const attacked = async (length: number) => {
    const signed = await appendSigned(linearizedPdf(length), firstSignature, "Ona");
    return appendObjects(signed, { 11: "null" });
  };
  const { length } = await attacked(0);
  expect(await additionOf(await attacked(length))).toEqual(changed);
  expect(await additionOf(await attacked(length - 1))).toEqual(same);
});

test("a source is refused if its first page may be another than the page tree's", async () => {
  const obstacleOf = async (bytes: Buffer) => {
    const file = path.join(await temporaryFolder(), "source.pdf");
    await writeFile(file, bytes);
    return findObstacle(file);
  };
  const { length } = linearizedPdf(0);
  expect(await obstacleOf(linearizedPdf(length, 3))).toBeUndefined();
  expect(await obstacleOf(linearizedPdf(length - 1))).toBeUndefined();
  expect(await obstacleOf(linearizedPdf(length, 20))).toBe("damaged");
  expect(await obstacleOf(linearizedPdf(length + 20_000, 3))).toBe("damaged");
});
