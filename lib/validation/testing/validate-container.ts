import { writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import type { ValidationContext } from "../process/validation-context";
import { validateAnyFile } from "../validate-any-file";
import { type Contents, pack } from "./container-files";

/** The report of a container from elsewhere with these files. */
export async function validateForeign(
  contents: Contents | Buffer,
  now = new Date(),
  context: Pick<ValidationContext, "anchors" | "fetched"> = {},
) {
  const bytes = Buffer.isBuffer(contents) ? contents : pack(contents);
  const file = path.join(await temporaryFolder(), "container");
  await writeFile(file, bytes);
  return (await validateAnyFile({ path: file, sha256: "", sizeBytes: bytes.length, now, ...context })).report;
}
