/** A body as text, or `undefined` when it is longer than allowed: then the rest is not read. */
export async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  mostBytes: number,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of body ?? new Blob([]).stream()) {
    received += chunk.byteLength;
    if (received > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
