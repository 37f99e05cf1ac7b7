import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { fileResponse } from "@/lib/files/file-response";
import { byteStream } from "@/lib/files/testing/byte-stream";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { noise } from "@/testing/large-pdf";
import { openRangedFile } from "./ranged-file";

const sizeBytes = 3_000_000;
const bytes = Buffer.concat([...noise(sizeBytes)]);

/** A file served over HTTP by the portal's own code, and the requests for it. */
async function servedFile({ cutFirst = 0 } = {}) {
  const store = await createDiskFileStore(await temporaryFolder());
  const { sha256 } = await store.put(byteStream([bytes]));
  const requests: { range: string | undefined; sent: number }[] = [];
  const server = createServer(async ({ headers: { range }, socket }, response) => {
    requests.push({ range, sent: 0 });
    if (requests.length > 1 && requests.length <= 1 + cutFirst) return socket.destroy();
    const request = new Request("http://portal/", { headers: range ? { range } : {} });
    const file = { name: "Scan.pdf", kind: "pdf", sha256, sizeBytes } as const;
    const served = await fileResponse({ store, file, request, isDownload: false });
    requests.at(-1)!.sent = Number(served.headers.get("content-length"));
    response.writeHead(served.status, Object.fromEntries(served.headers));
    Readable.fromWeb(served.body as never).pipe(response);
  }).listen(0);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const file = await openRangedFile(`http://localhost:${port}/`, new AbortController().signal);
  return { file, requests };
}

const isPart = (part: Uint8Array, begin: number, end: number) => bytes.subarray(begin, end).equals(part);

test("opening a file loads only its beginning and returns its size", async () => {
  const { file, requests } = await servedFile();
  expect(file.sizeBytes).toBe(sizeBytes);
  expect(isPart(file.beginning, 0, 65_536)).toBe(true);
  expect(requests).toEqual([{ range: "bytes=0-65535", sent: 65_536 }]);
});

test("concurrent reads share a few requests, and each gets its own part", async () => {
  const { file, requests } = await servedFile();
  const begins = Array.from({ length: 100 }, (_, index) => 2_900_000 - index * 28_000);
  const parts = await Promise.all(begins.map((begin) => file.read(begin, begin + 512)));
  expect(parts.every((part, index) => isPart(part, begins[index]!, begins[index]! + 512))).toBe(true);
  expect(requests).toHaveLength(3);
  expect(requests.reduce((sum, { sent }) => sum + sent, 0)).toBeLessThan(65_536 + 100 * 700);
});

test("sequential reads fetch more at a time, but nothing beyond the end of the file", async () => {
  const { file, requests } = await servedFile();
  for (let begin = 1_000_000; begin < 2_000_000; begin += 10_000)
    expect(isPart(await file.read(begin, begin + 10_000), begin, begin + 10_000)).toBe(true);
  expect(requests.length).toBeLessThan(10);
  expect(isPart(await file.read(sizeBytes - 5, sizeBytes), sizeBytes - 5, sizeBytes)).toBe(true);
});

test("a read is retried after its connection is lost", async () => {
  const { file, requests } = await servedFile({ cutFirst: 1 });
  expect(isPart(await file.read(500_000, 500_100), 500_000, 500_100)).toBe(true);
  expect(requests).toHaveLength(3);
});
