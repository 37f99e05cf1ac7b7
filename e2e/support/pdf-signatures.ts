import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The report of pdfsig on one signature. */
export type PdfSignature = { validation: string; certificate: string; coverage: string };

/**
 * Validates the signatures of a file with pdfsig, trusting only the given certificate authority. A gateway in this
 * process can answer pdfsig's OCSP requests in the meantime.
 */
export async function pdfSignatures(file: string, authorityPem: string): Promise<PdfSignature[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "paraph-nss-"));
  try {
    const database = `sql:${folder}`;
    const authority = path.join(folder, "authority.pem");
    await writeFile(authority, authorityPem);
    await run("certutil", ["-N", "-d", database, "--empty-password"]);
    await run("certutil", ["-A", "-d", database, "-n", "authority", "-t", "CT,C,C", "-i", authority]);
    const { stdout: report } = await run("pdfsig", ["-nssdir", database, file]);
    return report
      .split(/^Signature #\d+:$/m)
      .slice(1)
      .map((part) => ({
        validation: /Signature Validation: (.*)/.exec(part)?.[1] ?? "",
        certificate: /Certificate Validation: (.*)/.exec(part)?.[1] ?? "",
        coverage: /(Total document signed|Not total document signed)/.exec(part)?.[1] ?? "",
      }));
  } finally {
    await rm(folder, { recursive: true });
  }
}
