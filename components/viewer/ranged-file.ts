import { readByteParts } from "./byte-parts";

/** A file at an address, of which nothing is loaded but what is asked for. */
export type RangedFile = {
  sizeBytes: number;
  beginning: Uint8Array;
  /** @throws what `fetch` throws, also when the answer is no part of the file */
  read: (begin: number, end: number) => Promise<Uint8Array>;
};

type Asked = {
  begin: number;
  end: number;
  resolve: (part: Uint8Array) => void;
  reject: (error: unknown) => void;
};

const beginningBytes = 64 * 1024;

/** Who reads on where they have just ended gets twice as much each time, up to this. */
const maxAheadBytes = 1024 * 1024;

/** What is asked for so closely together goes in one request, of so many parts at most. */
const gatherMs = 2;
const maxParts = 60;

/** How long to wait before a part is asked for again, where the line was cut. */
const againAfterMs = [500, 2_000];

/**
 * Opens a file by its first part. The parts are not kept by the browser: it would ask for each again, only to hear that
 * nothing has changed, and each would be another visit in the log.
 *
 * @throws what `fetch` throws, and an error where the file is not handed out
 */
export async function openRangedFile(url: string, signal: AbortSignal): Promise<RangedFile> {
  const answer = await fetchParts(url, [{ begin: 0, end: beginningBytes }], signal);
  const beginning = new Uint8Array(await answer.arrayBuffer());
  const whole = /\/(\d+)$/.exec(answer.headers.get("content-range") ?? "")?.[1];
  const sizeBytes = whole ? Number(whole) : beginning.length;
  return { sizeBytes, beginning, read: gatherReads(url, sizeBytes, signal) };
}

/** Reads that come together, as those of a directory of pages do, are one request. */
function gatherReads(url: string, sizeBytes: number, signal: AbortSignal): RangedFile["read"] {
  let waiting: Asked[] = [];
  let ahead = { begin: 0, bytes: new Uint8Array(), nextBytes: beginningBytes };

  async function readAlone({ begin, end }: Pick<Asked, "begin" | "end">): Promise<Uint8Array> {
    const { begin: from, bytes, nextBytes } = ahead;
    if (begin >= from && end <= from + bytes.length) return bytes.slice(begin - from, end - from);
    const readsOn = begin >= from && begin <= from + bytes.length;
    const until = Math.min(sizeBytes, Math.max(end, readsOn ? begin + nextBytes : end));
    const answer = await fetchAgain(url, [{ begin, end: until }], signal);
    const part = new Uint8Array(await answer.arrayBuffer());
    if (part.length !== until - begin) throw new Error("Another part of the file came than was asked for.");
    ahead = {
      ...{ begin, bytes: part },
      nextBytes: readsOn ? Math.min(2 * nextBytes, maxAheadBytes) : beginningBytes,
    };
    return part.slice(0, end - begin);
  }

  async function readTogether(asked: Asked[]): Promise<void> {
    const answer = await fetchAgain(url, asked, signal);
    const parts = new Map(
      readByteParts(new Uint8Array(await answer.arrayBuffer())).map(({ begin, bytes }) => [begin, bytes]),
    );
    for (const { begin, end, resolve, reject } of asked) {
      const part = parts.get(begin);
      if (part?.length === end - begin) resolve(part);
      else reject(new Error("Another part of the file came than was asked for."));
    }
  }

  function send(): void {
    const sorted = waiting.toSorted((a, b) => a.begin - b.begin);
    waiting = [];
    for (let at = 0; at < sorted.length; at += maxParts) {
      const asked = sorted.slice(at, at + maxParts);
      const [only, ...others] = asked;
      if (only && others.length === 0) readAlone(only).then(only.resolve, only.reject);
      else readTogether(asked).catch((error: unknown) => asked.forEach(({ reject }) => reject(error)));
    }
  }

  return (begin, end) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(send, gatherMs);
      waiting.push({ begin, end, resolve, reject });
    });
}

type Part = Pick<Asked, "begin" | "end">;

async function fetchAgain(url: string, parts: Part[], signal: AbortSignal): Promise<Response> {
  for (const waitMs of againAfterMs) {
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
  const answer = await fetch(url, { headers: { range: `bytes=${ranges}` }, cache: "no-store", signal });
  if (!answer.ok) throw new Error(`The file is not handed out (${answer.status}).`);
  return answer;
}
