import { expect, test } from "vitest";
import { openEventStream } from "./event-stream";

const event = "data: 1\n\n".repeat(100);

test("a reader who leaves too much unread is disconnected, and the queued text is dropped", async () => {
  let isOpen = true;
  const stream = openEventStream(new AbortController().signal, () => (isOpen = false));
  let queuedBytes = 0;
  for (; isOpen && queuedBytes < 1_000_000; queuedBytes += event.length) stream.send(event);
  expect(isOpen).toBe(false);
  expect(queuedBytes).toBeLessThan(70_000);
  await expect(stream.body.getReader().read()).rejects.toThrow("too slow");
});

test("a reader who keeps up receives everything", async () => {
  const stream = openEventStream(new AbortController().signal, () => {});
  const reader = stream.body.getReader();
  for (let count = 0; count < 200; count++) {
    stream.send(event);
    expect((await reader.read()).value).toHaveLength(event.length);
  }
  stream.end();
  expect((await reader.read()).done).toBe(true);
});
