/** A file at an address, of which nothing is loaded but what is asked for. */
export type RangedFile = {
  sizeBytes: number;
  beginning: Uint8Array;
  /** @throws what `fetch` throws, also when the answer is no part of the file */
  read: (begin: number, end: number) => Promise<Uint8Array>;
};

/** As much as is loaded at once, at least. */
export const chunkBytes = 64 * 1024;

/** How long to wait before a part is asked for again, where the line was cut. */
const againAfterMs = [500, 2_000];

/**
 * Opens a file by its first part. The parts are not kept by the browser: it would ask for each again, only to hear that
 * nothing has changed, and each would be another visit in the log.
 *
 * @throws what `fetch` throws, and an error where the file is not handed out
 */
export async function openRangedFile(url: string, signal: AbortSignal): Promise<RangedFile> {
  const answer = await fetchPart(url, 0, chunkBytes, signal);
  const beginning = new Uint8Array(await answer.arrayBuffer());
  const whole = /\/(\d+)$/.exec(answer.headers.get("content-range") ?? "")?.[1];
  return {
    sizeBytes: whole ? Number(whole) : beginning.length,
    beginning,
    read: (begin, end) => readPart(url, begin, end, signal),
  };
}

async function readPart(url: string, begin: number, end: number, signal: AbortSignal): Promise<Uint8Array> {
  for (const waitMs of againAfterMs) {
    try {
      return await readOnce(url, begin, end, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return readOnce(url, begin, end, signal);
}

async function readOnce(url: string, begin: number, end: number, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetchPart(url, begin, end, signal);
  const part = new Uint8Array(await answer.arrayBuffer());
  if (part.length !== end - begin) throw new Error("Another part of the file came than was asked for.");
  return part;
}

async function fetchPart(url: string, begin: number, end: number, signal: AbortSignal): Promise<Response> {
  const answer = await fetch(url, {
    ...{ headers: { range: `bytes=${begin}-${end - 1}` }, cache: "no-store" },
    signal,
  });
  if (!answer.ok) throw new Error(`The file is not handed out (${answer.status}).`);
  return answer;
}
