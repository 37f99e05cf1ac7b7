import { readByteParts } from "./byte-parts";

/** A file at a URL, of which only the requested ranges are loaded. */
export type RangedFile = {
  sizeBytes: number;
  beginning: Uint8Array;
  /** @throws the error of `fetch`, and an error if the response is not the requested part */
  read: (begin: number, end: number) => Promise<Uint8Array>;
};

type PendingRead = {
  begin: number;
  end: number;
  resolve: (part: Uint8Array) => void;
  reject: (error: unknown) => void;
};

const beginningBytes = 64 * 1024;

/** Sequential reads fetch twice as much each time, up to this size. */
const maxReadAheadBytes = 1024 * 1024;

/** Reads within this window share one request, up to a maximum of parts. */
const batchWindowMs = 2;
const maxPartsPerRequest = 60;

/** How long to wait before each retry after a failed request. */
const retryDelaysMs = [500, 2_000];

/**
 * Opens a file by requesting its first part. Parts are not cached by the browser: it would revalidate each one, and
 * every such request is an entry of the audit log.
 *
 * @throws the error of `fetch`, and an error if the portal does not serve the file
 */
export async function openRangedFile(url: string, signal: AbortSignal): Promise<RangedFile> {
  const response = await fetchParts(url, [{ begin: 0, end: beginningBytes }], signal);
  const beginning = new Uint8Array(await response.arrayBuffer());
  const totalBytes = /\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1];
  const sizeBytes = totalBytes ? Number(totalBytes) : beginning.length;
  return { sizeBytes, beginning, read: batchReads(url, sizeBytes, signal) };
}

/** Sends concurrent reads, such as those of a page tree, as one request. */
function batchReads(url: string, sizeBytes: number, signal: AbortSignal): RangedFile["read"] {
  let waiting: PendingRead[] = [];
  let readAhead = { begin: 0, bytes: new Uint8Array(), nextBytes: beginningBytes };

  async function readAlone({ begin, end }: Pick<PendingRead, "begin" | "end">): Promise<Uint8Array> {
    const { begin: from, bytes, nextBytes } = readAhead;
    if (begin >= from && end <= from + bytes.length) return bytes.slice(begin - from, end - from);
    const isSequential = begin >= from && begin <= from + bytes.length;
    const until = Math.min(sizeBytes, Math.max(end, isSequential ? begin + nextBytes : end));
    const response = await fetchWithRetries(url, [{ begin, end: until }], signal);
    const part = new Uint8Array(await response.arrayBuffer());
    if (part.length !== until - begin) throw new Error("The response is not the requested range.");
    readAhead = {
      ...{ begin, bytes: part },
      nextBytes: isSequential ? Math.min(2 * nextBytes, maxReadAheadBytes) : beginningBytes,
    };
    return part.slice(0, end - begin);
  }

  async function readTogether(reads: PendingRead[]): Promise<void> {
    const response = await fetchWithRetries(url, reads, signal);
    const parts = new Map(
      readByteParts(new Uint8Array(await response.arrayBuffer())).map(({ begin, bytes }) => [begin, bytes]),
    );
    for (const { begin, end, resolve, reject } of reads) {
      const part = parts.get(begin);
      if (part?.length === end - begin) resolve(part);
      else reject(new Error("The response is not the requested range."));
    }
  }

  function send(): void {
    const sorted = waiting.toSorted((a, b) => a.begin - b.begin);
    waiting = [];
    for (let at = 0; at < sorted.length; at += maxPartsPerRequest) {
      const reads = sorted.slice(at, at + maxPartsPerRequest);
      const [only, ...others] = reads;
      if (only && others.length === 0) readAlone(only).then(only.resolve, only.reject);
      else readTogether(reads).catch((error: unknown) => reads.forEach(({ reject }) => reject(error)));
    }
  }

  return (begin, end) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(send, batchWindowMs);
      waiting.push({ begin, end, resolve, reject });
    });
}

type Part = Pick<PendingRead, "begin" | "end">;

async function fetchWithRetries(url: string, parts: Part[], signal: AbortSignal): Promise<Response> {
  for (const waitMs of retryDelaysMs) {
    try {
      return await fetchParts(url, parts, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return fetchParts(url, parts, signal);
}

async function fetchParts(url: string, parts: Part[], signal: AbortSignal): Promise<Response> {
  const ranges = parts.map(({ begin, end }) => `${begin}-${end - 1}`).join();
  const response = await fetch(url, { headers: { range: `bytes=${ranges}` }, cache: "no-store", signal });
  if (!response.ok) throw new Error(`The file is not handed out (${response.status}).`);
  return response;
}
