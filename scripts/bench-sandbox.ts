import { stat } from "node:fs/promises";
import path from "node:path";
import { machineLine } from "./report/figures";
import { requireFreeSpace } from "./bench/free-space";
import { writeLargePdf } from "@/testing/large-pdf";
import { measureStages, type WithFreshSandbox } from "./bench/measure-stages";
import { measureSigning } from "./bench/measure-signing";
import { runBenchmark } from "./bench/run-benchmark";
import { withSandbox } from "./bench/running-sandbox";
import type { PdfFile } from "./bench/sandbox-calls";
import { stagesTable, signingTable, type StagesResult, type SigningResult } from "./bench/sandbox-report";
import { sha256sum } from "./bench/system-tools";

// Runs small and large files through its own sandbox gateway, and prints signatures per second and the memory of its
// process. Fails only when a call is refused, or a downloaded file does not begin with the bytes sent.

const signingRuns = 5;
const documents = 12;
const documentBytes = 1_000_000;
const concurrencies = [1, 4];
const transferBytes = [10_000_000, 200_000_000];
/** Disk space for the PDFs and the sandbox's copies of them. */
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
    await measureSigning(calls, document, { documents, concurrency: 1 }); // a warm-up, as the first run is slower
    for (const concurrency of concurrencies) {
      console.log(`Signing ${documents} documents, ${concurrency} at a time, ${signingRuns} times …`);
      const runs = [];
      while (runs.length < signingRuns)
        runs.push(await measureSigning(calls, document, { documents, concurrency }));
      signing.push({ concurrency, runs });
    }
  });

  const stages: StagesResult[] = [];
  for (const bytes of transferBytes) {
    const source = await writeFileOf(folder, bytes, stop);
    console.log(`Measuring each stage with ${path.basename(source.file)} …`);
    stages.push({ sizeBytes: source.size, stages: await measureStages(source, withFreshSandbox) });
  }
  console.log(`\n${machineLine()}\n\n${signingTable(signing)}\n\n${stagesTable(stages)}\n`);
}

async function writeFileOf(folder: string, attachmentBytes: number, signal: AbortSignal): Promise<PdfFile> {
  const file = path.join(folder, `${attachmentBytes / 1_000_000}-MB.pdf`);
  await writeLargePdf(file, { attachmentBytes, signal });
  return { file, digest: await sha256sum(file, signal), size: (await stat(file)).size };
}

await runBenchmark("sandbox", benchmark);
