/** Reads a whole body into memory. @returns `undefined` for a body longer than `maxBytes` */
export async function readWholeBody(body: ReadableStream<Uint8Array>, maxBytes: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads the start of a body as text. A body that breaks off yields the bytes that had arrived.
 *
 * @returns `isWhole`: false if the body is longer than `maxBytes` or broke off
 */
export async function readBodyStart(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<{ text: string; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let remaining = maxBytes;
  let isWhole = true;
  try {
    for await (const chunk of body ?? new Blob([]).stream()) {
      isWhole = chunk.byteLength <= remaining;
      chunks.push(chunk.subarray(0, remaining));
      remaining -= chunk.byteLength;
      if (!isWhole) break;
    }
  } catch {
    isWhole = false; // the sender disconnected
  }
  return { text: Buffer.concat(chunks).toString("utf8"), isWhole };
}
