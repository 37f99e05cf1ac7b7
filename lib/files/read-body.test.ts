import { expect, test } from "vitest";
import { readBodyStart } from "./read-body";
import { byteStream, repeated } from "./testing/byte-stream";

const bytes = (text: string) => Buffer.from(text);

test("a body that fits is read whole, even if it fits exactly or is empty", async () => {
  expect(await readBodyStart(byteStream([bytes("ab"), bytes("c")]), 3)).toEqual({
    text: "abc",
    isWhole: true,
  });
  expect(await readBodyStart(byteStream([]), 3)).toEqual({ text: "", isWhole: true });
  expect(await readBodyStart(null, 3)).toEqual({ text: "", isWhole: true });
});

test("a letter split across two chunks is decoded", async () => {
  const name = bytes("O’CONNEŽ");
  const { text } = await readBodyStart(byteStream([name.subarray(0, 2), name.subarray(2)]), name.length);
  expect(text).toBe("O’CONNEŽ");
});

test("a longer body is truncated, and the rest is not read", async () => {
  let read = 0;
  const endless = function* () {
    for (const chunk of repeated(bytes("abcd"), 1_000_000)) {
      read += 1;
      yield chunk;
    }
  };
  expect(await readBodyStart(byteStream(endless()), 6)).toEqual({ text: "abcdab", isWhole: false });
  expect(read).toBeLessThan(5);
});

test("a body that breaks off yields what had arrived", async () => {
  const body = byteStream([bytes("ab")], new Error("gone"));
  expect(await readBodyStart(body, 10)).toEqual({ text: "ab", isWhole: false });
});
