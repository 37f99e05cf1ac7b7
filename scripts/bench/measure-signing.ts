import type { GivenFile, SandboxCalls } from "./sandbox-calls";
import { measureSeconds } from "./measure-seconds";

const signers = ["first", "second"];

export type SigningRun = { signatures: number; seconds: number };

/**
 * Lets two people sign each of some new documents, one after the other, and measures that alone: the uploads are over
 * before.
 *
 * @param atOnce documents that are being signed at the same moment
 */
export async function measureSigning(
  calls: SandboxCalls,
  given: GivenFile,
  { documents, atOnce }: { documents: number; atOnce: number },
): Promise<SigningRun> {
  const waiting = await Promise.all(
    Array.from({ length: documents }, async () =>
      calls.createSigning(await calls.uploadByContent(given), signers),
    ),
  );
  const work = async () => {
    for (let signing = waiting.pop(); signing; signing = waiting.pop())
      for (const id of signers) await calls.sign(signing, signing.signers[id] ?? "");
  };
  const seconds = await measureSeconds(() => Promise.all(Array.from({ length: atOnce }, work)));
  return { signatures: documents * signers.length, seconds };
}
