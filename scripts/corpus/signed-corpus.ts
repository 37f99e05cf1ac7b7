import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { TrustSource } from "@/lib/reader/validation-inputs";
import { startFileReader } from "@/lib/reader/start-file-reader";
import { StartError } from "@/lib/base/start-error";
import { type ComparedFile, comparison } from "./confusion";
import { expectedVerdictOf, expectedVerdicts } from "./expected-verdict";
import { ourVerdict } from "./our-verdict";

const concurrent = 2;
const progressEvery = 100;

export type SignedCorpus = {
  /** The folder of the files. */
  signed: string;
  /** The file of the expected verdicts. */
  expected: string;
  /** The trusted anchors; undefined: none. */
  trust?: TrustSource;
};

/**
 * Validates every file that a reference has a verdict on, in reading processes, and compares the verdicts.
 *
 * @returns a confusion table for each question, and the files on which we differ
 * @throws {StartError} if the expected verdicts cannot be read
 */
export async function compareWithReferences({ signed, expected, trust }: SignedCorpus, stop: AbortSignal) {
  const waiting = Object.entries(await readExpected(expected));
  const count = waiting.length;
  const files: ComparedFile[] = [];
  const reader = startFileReader({ log: () => {} });
  const work = async (owner: string) => {
    for (let next = waiting.shift(); next && !stop.aborted; next = waiting.shift()) {
      const [name, said] = next;
      const ours = await validate(path.join(signed, name), owner).catch((error: unknown) =>
        error instanceof Error ? error : new Error(String(error)),
      );
      files.push({ name, expected: expectedVerdictOf(said), ours });
      if (files.length % progressEvery === 0) console.error(`${files.length} of ${count} files …`);
    }
  };
  async function validate(file: string, owner: string) {
    const bytes = await readFile(file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const request = { path: file, sha256, sizeBytes: bytes.length, now: new Date(), trust };
    const { report } = await reader.validateAnyFile(request, { owner, purpose: "documents" });
    return ourVerdict(report);
  }
  try {
    await Promise.all(Array.from({ length: concurrent }, (_, index) => work(String(index))));
  } finally {
    reader.stop();
  }
  return comparison(files.toSorted((left, right) => left.name.localeCompare(right.name, "en")));
}

async function readExpected(file: string) {
  try {
    return expectedVerdicts.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new StartError(`The expected verdicts in ${file} cannot be read: ${message}`, { cause: error });
  }
}
