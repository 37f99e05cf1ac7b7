import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The report of pdfsig on one signature. */
export type PdfSignature = { validation: string; certificate: string; coverage: string };

/**
 * Validates the signatures of a file with pdfsig, trusting only the given certificate authority. No signature of the
 * gateway covers the whole file: its evidence lies behind it.
 */
export function pdfSignatures(file: string, authorityPem: string): PdfSignature[] {
  const folder = mkdtempSync(path.join(tmpdir(), "paraph-nss-"));
  try {
    const database = `sql:${folder}`;
    const authority = path.join(folder, "authority.pem");
    writeFileSync(authority, authorityPem);
    execFileSync("certutil", ["-N", "-d", database, "--empty-password"]);
    execFileSync("certutil", ["-A", "-d", database, "-n", "authority", "-t", "CT,C,C", "-i", authority]);
    const report = execFileSync("pdfsig", ["-nssdir", database, file], { encoding: "utf8" });
    return report
      .split(/^Signature #\d+:$/m)
      .slice(1)
      .map((part) => ({
        validation: /Signature Validation: (.*)/.exec(part)?.[1] ?? "",
        certificate: /Certificate Validation: (.*)/.exec(part)?.[1] ?? "",
        coverage: /(Total document signed|Not total document signed)/.exec(part)?.[1] ?? "",
      }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
