import { expect, test } from "vitest";
import { readAtMost } from "./read-at-most";
import { byteStream, repeated } from "./testing/byte-stream";

test("a body within the limit is read whole, though a letter lies across two chunks", async () => {
  const bytes = Buffer.from("O’CONNEŽ");
  expect(await readAtMost(byteStream([bytes.subarray(0, 2), bytes.subarray(2)]), bytes.length)).toBe(
    "O’CONNEŽ",
  );
  expect(await readAtMost(null, 10)).toBe("");
});

test("a body above the limit is not read to its end", async () => {
  let sent = 0;
  const endless = function* () {
    for (const chunk of repeated(Buffer.alloc(10), Infinity)) {
      sent += chunk.length;
      yield chunk;
    }
  };
  expect(await readAtMost(byteStream(endless()), 100)).toBeUndefined();
  expect(sent).toBeLessThanOrEqual(120);
});
