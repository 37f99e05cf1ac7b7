import { afterEach, expect, test, vi } from "vitest";
import type { VerificationLine } from "@/lib/domain/audit/chain-report";
import { readVerification } from "./read-verification";

afterEach(() => vi.unstubAllGlobals());

const report = { head: { seq: 2, hash: "ab" } };

const notAborted = new AbortController().signal;

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** The states of a verification to which the server responds with these lines, and the body that was sent. */
async function verify(lines: VerificationLine[], { kept = "", status = 200, signal = notAborted } = {}) {
  const fetchMock = vi.fn(async (_url: string, _init: RequestInit) => {
    signal.throwIfAborted();
    return new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), { status });
  });
  vi.stubGlobal("fetch", fetchMock);
  const states = await collect(readVerification(kept, signal));
  return { states, sent: fetchMock.mock.calls[0]?.[1].body };
}

test("a verification shows its progress and ends with the report", async () => {
  const { states, sent } = await verify([
    { kind: "progress", checked: 1, total: 2 },
    { kind: "report", report },
  ]);
  expect(states).toEqual([
    { state: "walking", checked: 0, total: 0 },
    { state: "walking", checked: 1, total: 2 },
    { state: "done", report, kept: false },
  ]);
  expect(sent).toBe("{}");
});

test("a verification against a kept hash sends it", async () => {
  const { states, sent } = await verify([{ kind: "report", report }], { kept: "cd" });
  expect(states.at(-1)).toEqual({ state: "done", report, kept: true });
  expect(sent).toBe('{"kept":"cd"}');
});

test("a verification fails if the server refuses it, or its response ends without a report", async () => {
  expect((await verify([], { status: 500 })).states.at(-1)).toEqual({ state: "failed" });
  const cutOff = await verify([{ kind: "progress", checked: 1, total: 2 }]);
  expect(cutOff.states.at(-1)).toEqual({ state: "failed" });
});

test("a verification that the user stops has not failed", async () => {
  const { states } = await verify([], { signal: AbortSignal.abort() });
  expect(states.at(-1)).toEqual({ state: "stopped" });
});
