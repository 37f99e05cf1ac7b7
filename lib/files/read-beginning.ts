/**
 * The beginning of a body as text. What is longer than allowed is not read, and one that breaks off gives what
 * had come.
 *
 * @returns `isWhole`: whether that is all of it
 */
export async function readBeginning(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<{ text: string; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let room = maxBytes;
  let isWhole = true;
  try {
    for await (const chunk of body ?? new Blob([]).stream()) {
      isWhole = chunk.byteLength <= room;
      chunks.push(chunk.subarray(0, room));
      room -= chunk.byteLength;
      if (!isWhole) break;
    }
  } catch {
    isWhole = false; // the sender went away
  }
  return { text: Buffer.concat(chunks).toString("utf8"), isWhole };
}
