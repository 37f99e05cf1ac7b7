import { stat } from "node:fs/promises";
import path from "node:path";
import { machineLine } from "./bench/figures";
import { requireFreeSpace } from "./bench/free-space";
import { writeLargePdf } from "@/testing/large-pdf";
import { measurePassage, type WithFreshSandbox } from "./bench/measure-passage";
import { measureSigning } from "./bench/measure-signing";
import { runBenchmark } from "./bench/run-benchmark";
import { withSandbox } from "./bench/running-sandbox";
import type { GivenFile } from "./bench/sandbox-calls";
import { passageTable, signingTable, type PassageResult, type SigningResult } from "./bench/sandbox-report";
import { sha256sum } from "./bench/system-tools";

// Signs with a sandbox gateway of its own and takes small and large files through it. Prints how many signatures it makes
// in a second and how much memory its process takes. Fails only when a call is refused or what comes back is not what
// was sent.

const signingRuns = 5;
const documents = 12;
const documentBytes = 1_000_000;
const atOnce = [1, 4];
const passingBytes = [10_000_000, 200_000_000];
/** The PDFs and what the sandbox keeps of them. */
const neededBytes = 3_000_000_000;

async function benchmark(folder: string, stop: AbortSignal): Promise<void> {
  await requireFreeSpace(folder, neededBytes);
  const withFreshSandbox: WithFreshSandbox = async (work) => {
    await withSandbox(path.join(folder, "data"), stop, work);
    stop.throwIfAborted();
  };

  const signing: SigningResult[] = [];
  const document = await writeFileOf(folder, documentBytes, stop);
  await withFreshSandbox(async ({ calls }) => {
    await measureSigning(calls, document, { documents, atOnce: 1 }); // the first run is slower: code is still compiled
    for (const number of atOnce) {
      console.log(`Signing ${signingRuns} times ${documents} documents, ${number} at once …`);
      const runs = [];
      while (runs.length < signingRuns)
        runs.push(await measureSigning(calls, document, { documents, atOnce: number }));
      signing.push({ atOnce: number, runs });
    }
  });

  const passages: PassageResult[] = [];
  for (const bytes of passingBytes) {
    const given = await writeFileOf(folder, bytes, stop);
    console.log(`Taking ${path.basename(given.file)} through …`);
    passages.push({ sizeBytes: given.size, stages: await measurePassage(given, withFreshSandbox) });
  }
  console.log(`\n${machineLine()}\n\n${signingTable(signing)}\n\n${passageTable(passages)}\n`);
}

async function writeFileOf(folder: string, attachmentBytes: number, signal: AbortSignal): Promise<GivenFile> {
  const file = path.join(folder, `${attachmentBytes / 1_000_000}-MB.pdf`);
  await writeLargePdf(file, { attachmentBytes, signal });
  return { file, digest: await sha256sum(file, signal), size: (await stat(file)).size };
}

await runBenchmark("sandbox", benchmark);
