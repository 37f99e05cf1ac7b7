const maxQueuedBytes = 64 * 1024;

/** One stream of server-sent events (WHATWG HTML §9.2). */
export type EventStream = {
  body: ReadableStream<Uint8Array>;
  /** Queues text for the reader. A reader who has left too much of the earlier text unread is disconnected instead. */
  send(text: string): void;
  /** Ends the stream after the queued text. */
  end(): void;
};

/**
 * Opens a stream that ends with its request.
 *
 * @param onEnd called once, when the stream has ended for any reason
 */
export function openEventStream(signal: AbortSignal, onEnd: () => void): EventStream {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array>;
  let isOpen = true;
  const leave = () => {
    if (!isOpen) return;
    isOpen = false;
    signal.removeEventListener("abort", end);
    onEnd();
  };
  const end = () => {
    if (!isOpen) return;
    leave();
    controller.close();
  };
  const body = new ReadableStream<Uint8Array>(
    { start: (opened) => void (controller = opened), cancel: leave },
    { highWaterMark: maxQueuedBytes, size: (chunk) => chunk.byteLength },
  );
  signal.addEventListener("abort", end);
  return {
    body,
    end,
    send(text) {
      if (!isOpen) return;
      if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(encoder.encode(text));
      leave();
      // Drops the queued text. Next closes the connection at this error without logging it.
      controller.error(new DOMException("The reader is too slow.", "AbortError"));
    },
  };
}
