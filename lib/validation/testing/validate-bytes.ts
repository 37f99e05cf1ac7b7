import { writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { validateAnyFile } from "../validate-any-file";

/** The report on a file of any kind, without trusted lists. */
export async function validateBytes(bytes: Uint8Array): Promise<ValidationReport> {
  const file = path.join(await temporaryFolder(), "file");
  writeFileSync(file, bytes);
  const facts = { path: file, sha256: "", sizeBytes: bytes.length, now: new Date() };
  return (await validateAnyFile(facts)).report;
}

/** The bytes with the first occurrence of a text replaced. */
export function replaceIn(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(to), bytes.subarray(at + from.length)]);
}
