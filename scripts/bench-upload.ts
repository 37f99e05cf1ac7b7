import { stat } from "node:fs/promises";
import path from "node:path";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { machineLine } from "./bench/figures";
import { requireFreeSpace } from "./bench/free-space";
import { writeLargePdf } from "@/testing/large-pdf";
import { measureUpload, type UploadRun } from "./bench/measure-upload";
import { runBenchmark } from "./bench/run-benchmark";
import { withPortal, type RunningPortal } from "./bench/running-portal";
import { signIn } from "./bench/sign-in";
import { uploadTable, type SizeResult } from "./bench/upload-report";

// Uploads a small and a large PDF to its own portal, and prints the upload rate, the memory of the portal's process,
// and how long sha256sum and cp take for the same bytes. Fails only when the stored bytes differ from those sent.

const uploads = [
  { name: "10-MB.pdf", attachmentBytes: 10_000_000, runs: 5 },
  { name: "1-GB.pdf", attachmentBytes: 1_000_000_000, runs: 3 },
];
/** Disk space for the PDFs, one stored or copied PDF, and a margin. */
const neededBytes = 3_000_000_000;

async function benchmark(folder: string, stop: AbortSignal): Promise<void> {
  await requireFreeSpace(folder, neededBytes);
  for (const { name, attachmentBytes } of uploads)
    await writeLargePdf(path.join(folder, name), { attachmentBytes, signal: stop });
  const settings = {
    ...benchmarkPorts(),
    DATA_DIR: path.join(folder, "data"),
    MAX_UPLOAD_MB: "2000",
  };
  const results = await withPortal(settings, stop, (portal) => uploadAll(portal, folder, stop));
  if (results) console.log(`\n${machineLine()}\n\n${uploadTable(results)}\n`);
}

async function uploadAll({ env, pid }: RunningPortal, folder: string, signal: AbortSignal) {
  const portalUrl = env.appUrl;
  const cookie = await signIn(portalUrl, { email: demoAccounts[0]?.email ?? "", password: demoPassword });
  const store = await createDiskFileStore(path.join(env.dataDir, "files"));
  const results: SizeResult[] = [];
  for (const { name, runs } of uploads) {
    const file = path.join(folder, name);
    const measured: UploadRun[] = [];
    while (measured.length < runs) {
      console.log(`Uploading ${name} (${measured.length + 1} of ${runs}) …`);
      measured.push(await measureUpload(file, { portalUrl, cookie, pid, store, signal }));
    }
    results.push({ sizeBytes: (await stat(file)).size, runs: measured });
  }
  return results;
}

await runBenchmark("upload", benchmark);
