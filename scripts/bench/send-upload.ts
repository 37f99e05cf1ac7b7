import { once } from "node:events";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { request, type IncomingMessage } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { minuteMs } from "@/lib/domain/time/durations";

const chunkBytes = 256 * 1024;
const timeoutMs = 10 * minuteMs;

/**
 * Sends a file from disk with the headers of the upload page (components/documents/send-file.ts) and, as browsers do,
 * its length. Resolves once the portal has answered that the document is in the library.
 */
export async function sendUpload(
  file: string,
  { portalUrl, cookie, signal }: { portalUrl: string; cookie: string; signal: AbortSignal },
): Promise<void> {
  const { size } = await stat(file);
  const upload = request(`${portalUrl}/api/uploads`, {
    method: "POST",
    headers: {
      cookie,
      "content-type": "application/octet-stream",
      "content-length": size,
      "sec-fetch-site": "same-origin",
      "x-file-name": encodeURIComponent(path.basename(file)),
      "x-file-size": size,
    },
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  const answered = once(upload, "response") as Promise<[IncomingMessage]>;
  // A send error also fails the request. The portal may refuse the upload before it is complete; then its answer
  // counts.
  pipeline(createReadStream(file, { highWaterMark: chunkBytes }), upload).catch(() => undefined);
  const [answer] = await answered;
  const body = await text(answer);
  if (answer.statusCode !== 201) throw new Error(`The upload was refused (${answer.statusCode}): ${body}`);
}
