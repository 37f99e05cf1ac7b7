import { setTimeout as sleep } from "node:timers/promises";
import type { Sandbox, UploadFetcher } from "../parts/sandbox";
import type { Upload } from "../store/uploads";
import { digestKind, matchesDigest, maxUploadBytes, startDigest, type RunningDigest } from "./upload-digest";

const retryWaitsMs = [200, 1000];
const answerTimeoutMs = 60_000;

type Parts = Pick<Sandbox, "store" | "vault" | "report">;

/** Ends an upload with the status "error", whose message the status call returns. */
class UploadProblem extends Error {
  override name = "UploadProblem";
}

async function* hashInto(digest: RunningDigest, body: ReadableStream<Uint8Array>) {
  for await (const chunk of body) {
    digest.update(chunk);
    if (digest.size() > maxUploadBytes) throw new UploadProblem("The file is too large.");
    yield chunk;
  }
}

/** Fetches files uploaded by URL. A network failure is retried twice; any other failure is final. */
export function createUploadFetcher({ store, vault, report }: Parts): UploadFetcher {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  async function fetchOnce(upload: Upload, url: string) {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(answerTimeoutMs)]);
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) throw new UploadProblem(`The URL answered HTTP ${response.status}.`);
    const digest = startDigest(digestKind(upload.digest));
    await vault.saveUpload(upload.token, hashInto(digest, response.body));
    if (!matchesDigest(digest, upload.digest))
      throw new UploadProblem("The file's digest is not the one given.");
  }

  async function fetchWithRetries(upload: Upload, url: string) {
    for (const waitMs of [...retryWaitsMs, undefined]) {
      try {
        return await fetchOnce(upload, url);
      } catch (error) {
        if (stopping.signal.aborted || error instanceof UploadProblem) throw error;
        if (waitMs === undefined) throw new UploadProblem("The URL cannot be reached.", { cause: error });
        await sleep(waitMs, undefined, { signal: stopping.signal });
      }
    }
  }

  async function settle(upload: Upload, url: string) {
    try {
      await fetchWithRetries(upload, url);
      if (!store.uploads.settle(upload.token, "uploaded")) await vault.removeUpload(upload.token);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const problem = error instanceof UploadProblem ? error.message : "The file could not be stored.";
      if (!(error instanceof UploadProblem)) report("An upload failed", error);
      store.uploads.settle(upload.token, "error", problem);
      await vault.removeUpload(upload.token);
    }
  }

  function start(upload: Upload) {
    if (upload.url === null) return;
    const task = settle(upload, upload.url);
    running.add(task);
    void task.finally(() => running.delete(task));
  }

  return {
    start,
    resume: () => store.uploads.listPending().forEach(start),
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
