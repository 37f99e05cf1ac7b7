import path from "node:path";
import { openFileStores } from "@/lib/files/open-file-stores";
import type { Env } from "@/lib/base/env";
import { lazyStream } from "@/lib/base/lazy-stream";
import { measureSeconds } from "./measure-seconds";
import type { StoreFigures } from "./measure-store";

// Stores and reads files in a process of its own, whose memory is then that of the store, and prints the figures as JSON.

type Settings = Pick<Env, "dataDir" | "s3"> & { sizeBytes: number; runs: number };

const { sizeBytes, runs, ...settings } = JSON.parse(process.argv[2] ?? "") as Settings;
const store = (await openFileStores({ ...settings, dataDir: path.resolve(settings.dataDir) })).documents;

/** Bytes that differ from run to run, one chunk at a time. */
async function* chunks(run: number): AsyncGenerator<Uint8Array, void, void> {
  const chunkBytes = 64_000;
  for (let sent = 0; sent < sizeBytes; sent += chunkBytes)
    yield Buffer.alloc(Math.min(chunkBytes, sizeBytes - sent), `${run} ${sent} `);
}

await store.check();
const restingBytes = process.memoryUsage.rss();
const figures: StoreFigures = { restingBytes, peakBytes: 0, putSeconds: [], getSeconds: [] };
for (let run = 0; run < runs; run++) {
  let sha256 = "";
  const put = async () => void ({ sha256 } = await store.put(lazyStream(chunks(run))));
  figures.putSeconds.push(await measureSeconds(put));
  const get = async () => {
    for await (const _ of await store.open(sha256));
  };
  figures.getSeconds.push(await measureSeconds(get));
  await store.remove(sha256);
}
figures.peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify(figures));
process.exit();
