import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Reads signatures with pdfsig, which shares no code with ours and trusts only the given authority. */
export async function openSignatureReader(folder: string, authorityPem: string) {
  const authority = path.join(folder, "authority.pem");
  const database = `sql:${folder}`;
  await writeFile(authority, authorityPem);
  await run("certutil", ["-N", "-d", database, "--empty-password"]);
  await run("certutil", ["-A", "-d", database, "-n", "authority", "-t", "CT,C,C", "-i", authority]);

  /** How many signatures of people a PDF has, and whether all are valid. */
  return async (pdf: Uint8Array): Promise<{ count: number; isSound: boolean }> => {
    const file = path.join(folder, `${randomUUID()}.pdf`);
    await writeFile(file, pdf);
    const { stdout } = await run("pdfsig", ["-nssdir", database, file]);
    await rm(file);
    const signatures = stdout
      .split(/^Signature #\d+:$/m)
      .slice(1)
      .filter((text) => !text.includes("Signature Type: unknown")); // pdfsig knows no time-stamps over the document
    const isSound = signatures.every(
      (text) => text.includes("Signature is Valid.") && text.includes("Certificate is Trusted."),
    );
    return { count: signatures.length, isSound };
  };
}
