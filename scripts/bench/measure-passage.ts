import { createHash } from "node:crypto";
import { whileServed } from "./file-server";
import type { RunningSandbox } from "./running-sandbox";
import type { CreatedSigning, GivenFile } from "./sandbox-calls";
import { measureSeconds } from "./measure-seconds";
import { peakResidentBytes, residentBytes } from "./server-memory";

export type Stage = { name: string; seconds: number; restingBytes: number; peakBytes: number };

/** Does some work with a sandbox that was just started, so that no memory of an earlier stage is counted. */
export type WithFreshSandbox = (work: (sandbox: RunningSandbox) => Promise<void>) => Promise<void>;

/**
 * Takes a PDF through the gateway and tells for each stage how much memory the sandbox's process held.
 *
 * @throws when what is downloaded does not begin with what was sent
 */
export async function measurePassage(given: GivenFile, withFreshSandbox: WithFreshSandbox): Promise<Stage[]> {
  const stages: Stage[] = [];
  const measure = (name: string, work: (calls: RunningSandbox["calls"]) => Promise<unknown>) =>
    withFreshSandbox(async ({ calls, pid }) => {
      const restingBytes = await residentBytes(pid);
      let seconds = 0;
      const peakBytes = await peakResidentBytes(pid, async () => {
        seconds = await measureSeconds(() => work(calls));
      });
      stages.push({ name, seconds, restingBytes, peakBytes });
    });

  let upload = "";
  let signing: CreatedSigning = { token: "", signers: {} };
  await measure("upload by url", (calls) =>
    whileServed(given.file, async (url) => (upload = await calls.uploadByUrl(given, url))),
  );
  await measure("upload by content", (calls) => calls.uploadByContent(given));
  await measure("create", async (calls) => (signing = await calls.createSigning(upload, ["first"])));
  await measure("sign", (calls) => calls.sign(signing, signing.signers.first ?? ""));
  await measure("status", (calls) => calls.status(signing));
  await measure("download", (calls) => requireBeginning(given, calls.download(signing)));
  return stages;
}

async function requireBeginning(
  { digest, size }: GivenFile,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const hash = createHash("sha256");
  let left = size;
  for await (const chunk of bytes) {
    hash.update(chunk.subarray(0, left));
    left -= Math.min(left, chunk.length);
  }
  if (hash.digest("hex") !== digest) throw new Error("The signed file does not begin with the bytes sent.");
}
