import { createHash } from "node:crypto";
import { withFileServer } from "./file-server";
import type { RunningSandbox } from "./running-sandbox";
import type { CreatedSigning, PdfFile } from "./sandbox-calls";
import { measureSeconds } from "./measure-seconds";
import { peakResidentBytes, residentBytes } from "./server-memory";

export type Stage = { name: string; seconds: number; restingBytes: number; peakBytes: number };

/** Runs `work` with a newly started sandbox, so that memory of earlier stages is not counted. */
export type WithFreshSandbox = (work: (sandbox: RunningSandbox) => Promise<void>) => Promise<void>;

/**
 * Takes a PDF through the stages of a signing and measures, for each stage, its time and the memory of the sandbox's
 * process.
 *
 * @throws when the downloaded file does not begin with the bytes sent
 */
export async function measureStages(source: PdfFile, withFreshSandbox: WithFreshSandbox): Promise<Stage[]> {
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
    withFileServer(source.file, async (url) => (upload = await calls.uploadByUrl(source, url))),
  );
  await measure("upload by content", (calls) => calls.uploadByContent(source));
  await measure("create", async (calls) => (signing = await calls.createSigning(upload, ["first"])));
  await measure("sign", (calls) => calls.sign(signing, signing.signers.first ?? ""));
  await measure("status", (calls) => calls.status(signing));
  await measure("download", (calls) => requirePrefix(source, calls.download(signing)));
  return stages;
}

async function requirePrefix({ digest, size }: PdfFile, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const hash = createHash("sha256");
  let remaining = size;
  for await (const chunk of bytes) {
    hash.update(chunk.subarray(0, remaining));
    remaining -= Math.min(remaining, chunk.length);
  }
  if (hash.digest("hex") !== digest) throw new Error("The signed file does not begin with the bytes sent.");
}
