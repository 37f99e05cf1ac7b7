/** A stream of these chunks, one per read, which then ends or fails. */
export function byteStream(chunks: Iterable<Uint8Array>, failure?: Error): ReadableStream<Uint8Array> {
  const rest = chunks[Symbol.iterator]();
  return new ReadableStream(
    {
      pull(controller) {
        const next = rest.next();
        if (!next.done) controller.enqueue(next.value);
        else if (failure) controller.error(failure);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Yields the same chunk several times. */
export function* repeated(chunk: Uint8Array, times: number): Generator<Uint8Array> {
  for (let time = 0; time < times; time++) yield chunk;
}
