import { lazyStream } from "./lazy-stream";

/** A stream of text as UTF-8, encoded only as it is read. */
export const textStream = (parts: AsyncIterable<string>): ReadableStream<Uint8Array> =>
  lazyStream(encoded(parts));

async function* encoded(parts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void, void> {
  const encoder = new TextEncoder();
  for await (const part of parts) yield encoder.encode(part);
}
