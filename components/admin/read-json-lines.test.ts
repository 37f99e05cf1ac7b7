import { expect, test } from "vitest";
import { readJsonLines } from "./read-json-lines";

/** A response body that arrives in these chunks. */
const bodyOf = (chunks: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

test("each line is parsed as JSON, however the response is split into chunks", async () => {
  const text = '{"name":"Žąsinas"}\n{"name":"Ona"}\n';
  const bytes = new TextEncoder().encode(text);
  for (let cut = 0; cut <= bytes.length; cut++) {
    const body = bodyOf([bytes.subarray(0, cut), bytes.subarray(cut)]);
    expect(await collect(readJsonLines<{ name: string }>(body))).toEqual([
      { name: "Žąsinas" },
      { name: "Ona" },
    ]);
  }
});

test("several lines in one chunk are read in order, and an incomplete last line is ignored", async () => {
  const body = bodyOf([new TextEncoder().encode('1\n2\n3\n{"cut":')]);
  expect(await collect(readJsonLines<number>(body))).toEqual([1, 2, 3]);
});
