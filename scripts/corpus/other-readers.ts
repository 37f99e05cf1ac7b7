import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const limits = { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 };

/** What another reader says of a file. */
export type ReaderVerdict = {
  /** "repaired": it opens, but the reader had to guess. */
  verdict: "opens" | "repaired" | "protected" | "fails";
  detail: string;
};

/** The exit codes of `qpdf --check`: 0 for a file without faults, 3 for warnings only, 2 for errors. */
export async function readWithQpdf(path: string): Promise<ReaderVerdict> {
  const { code, output } = await outputOf("qpdf", ["--check", "--", path]);
  const detail = output.split("\n").find((line) => /WARNING|ERROR|qpdf:/.test(line)) ?? "";
  if (/invalid password/.test(output)) return { verdict: "protected", detail };
  if (code === 0) return { verdict: "opens", detail };
  return { verdict: code === 3 ? "repaired" : "fails", detail };
}

/** How many signatures a file has, and how many of them are valid, trusted or not. */
export type SignatureCount = { valid: number; all: number };

/** Counts the signatures of a file with `pdfsig`. */
export async function countWithPdfsig(path: string): Promise<SignatureCount> {
  const { output } = await outputOf("pdfsig", ["-nocert", path]);
  const lines = output.split("\n").filter((line) => line.includes("Signature Validation:"));
  return { valid: lines.filter((line) => line.includes("Signature is Valid")).length, all: lines.length };
}

async function outputOf(command: string, args: string[]): Promise<{ code: number; output: string }> {
  try {
    const { stdout, stderr } = await run(command, args, { ...limits, encoding: "latin1" });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const failed = error as { code?: unknown; stdout?: string; stderr?: string };
    if (failed.code === "ENOENT") throw error;
    const code = typeof failed.code === "number" ? failed.code : -1;
    return { code, output: `${failed.stdout ?? ""}${failed.stderr ?? ""}` };
  }
}
