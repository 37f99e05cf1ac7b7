import type { PdfFile, SandboxCalls } from "./sandbox-calls";
import { measureSeconds } from "./measure-seconds";

const signers = ["first", "second"];

export type SigningRun = { signatures: number; seconds: number };

/**
 * Measures how long two people take to sign each of some new documents, one after the other. Uploads are not
 * measured.
 *
 * @param concurrency number of documents that are signed at the same time
 */
export async function measureSigning(
  calls: SandboxCalls,
  source: PdfFile,
  { documents, concurrency }: { documents: number; concurrency: number },
): Promise<SigningRun> {
  const waiting = await Promise.all(
    Array.from({ length: documents }, async () =>
      calls.createSigning(await calls.uploadByContent(source), signers),
    ),
  );
  const work = async () => {
    for (let signing = waiting.pop(); signing; signing = waiting.pop())
      for (const id of signers) await calls.sign(signing, signing.signers[id] ?? "");
  };
  const seconds = await measureSeconds(() => Promise.all(Array.from({ length: concurrency }, work)));
  return { signatures: documents * signers.length, seconds };
}
