import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { validateSignedPdf, type SignedPdfToValidate } from "../pdf/validate-signed-pdf";

/** After every signature in the fixtures. */
const now = new Date("2026-11-25T12:00:00Z");

/** The path of a PDF in lib/validation/fixtures. */
export const fixture = (name: string) => path.join(import.meta.dirname, "../fixtures", `${name}.pdf`);

export const readFixture = (name: string) => readFile(fixture(name));

/** Validates a fixture, which two people should have signed unless `options` say otherwise. */
export const validateFixture = (name: string, options: Partial<SignedPdfToValidate> = {}) =>
  validateSignedPdf({ path: fixture(name), signerCount: 2, now, ...options });

/** Validates bytes in the same way, from a file that is removed afterwards. */
export async function validateBytes(bytes: Uint8Array, options: Partial<SignedPdfToValidate> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "paraph-validation-"));
  try {
    const file = path.join(folder, "changed.pdf");
    await writeFile(file, bytes);
    return await validateSignedPdf({ path: file, signerCount: 2, now, ...options });
  } finally {
    await rm(folder, { recursive: true });
  }
}
