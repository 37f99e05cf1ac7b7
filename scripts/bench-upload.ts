import { stat } from "node:fs/promises";
import path from "node:path";
import { readEnv } from "@/lib/base/env";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { openFileStores } from "@/lib/files/open-file-stores";
import { writeLargePdf } from "@/testing/large-pdf";
import { isObjectStoreInstalled } from "@/testing/servers/installed";
import { startObjectStoreServer } from "@/testing/servers/object-store-server";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { machineLine } from "./report/figures";
import { requireFreeSpace } from "./bench/free-space";
import { measureStore } from "./bench/measure-store";
import { measureUpload, type UploadRun } from "./bench/measure-upload";
import { runBenchmark } from "./bench/run-benchmark";
import { withPortal, type RunningPortal } from "./bench/running-portal";
import { signIn } from "./bench/sign-in";
import { type SizeResult, storeTable, type StoreResult, uploadTable } from "./bench/upload-report";

// Uploads a small and a large PDF to its own portal, with files in a folder and in an S3-compatible store where that is
// installed, and prints the upload rate, the memory of the portal's process, and how long sha256sum and cp take for the
// same bytes. Then it puts and gets a file without a portal. Fails only when the stored bytes differ from those sent.

const uploads = [
  { name: "10-MB.pdf", attachmentBytes: 10_000_000, runs: 5 },
  { name: "1-GB.pdf", attachmentBytes: 1_000_000_000, runs: 3 },
];
const alone = { sizeBytes: 80_000_000, runs: 5 };
/** Disk space for the PDFs, stored and copied ones (an S3-compatible store frees space late), and a margin. */
const neededBytes = 9_000_000_000;

type Store = { store: string; settings: Record<string, string> };

async function benchmark(folder: string, stop: AbortSignal): Promise<void> {
  await requireFreeSpace(folder, neededBytes);
  for (const { name, attachmentBytes } of uploads)
    await writeLargePdf(path.join(folder, name), { attachmentBytes, signal: stop });
  const server = isObjectStoreInstalled()
    ? await startObjectStoreServer({ folder: path.join(folder, "ceph") })
    : undefined;
  try {
    const stores: Store[] = [
      { store: "a folder", settings: { DATA_DIR: path.join(folder, "data") } },
      ...(server
        ? [{ store: "a bucket", settings: { DATA_DIR: path.join(folder, "spool"), ...server.settings } }]
        : []),
    ];
    const results: SizeResult[] = [];
    for (const { store, settings } of stores)
      await withPortal({ ...benchmarkPorts(), ...settings, MAX_UPLOAD_MB: "2000" }, stop, async (portal) => {
        for (const measured of await uploadAll(portal, folder, stop)) results.push({ store, ...measured });
      });
    const figures: StoreResult[] = [];
    for (const { store, settings } of stores) {
      const { dataDir, s3 } = readEnv(settings);
      figures.push({ store, ...alone, ...(await measureStore({ dataDir, s3, ...alone }, stop)) });
    }
    console.log(`\n${machineLine()}\n\n${uploadTable(results)}\n\n${storeTable(figures)}\n`);
  } finally {
    await server?.stop();
  }
}

async function uploadAll({ env, pid }: RunningPortal, folder: string, signal: AbortSignal) {
  const portalUrl = env.appUrl;
  const cookie = await signIn(portalUrl, { email: demoAccounts[0]?.email ?? "", password: demoPassword });
  const store = (await openFileStores(env)).documents;
  const results: Omit<SizeResult, "store">[] = [];
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
