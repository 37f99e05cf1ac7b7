import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { disableUser } from "@/db/repositories/account-changes";
import type { Handle } from "@/db/client";
import { openAgain } from "@/db/testing/open-test-database";
import { startTestStreams } from "./testing/test-streams";

// The timers of streams are those of the tests.

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const untilReported = () => vi.advanceTimersByTimeAsync(300);

test("keep-alive events are sent to proxies and browsers", async () => {
  const { streams, listen } = await startTestStreams();
  const stream = listen();
  await vi.advanceTimersByTimeAsync(60_000);
  streams.end();
  await stream.ended();
  expect(stream.text()).toBe("retry: 600\n\n" + "event: alive\ndata: {}\n\n".repeat(3));
});

test("commits of another process are reported", async () => {
  const { db, append, listen } = await startTestStreams();
  const stream = listen();
  await vi.advanceTimersByTimeAsync(1_000);
  await append("doc_1", { to: openAgain(db) });
  await untilReported();
  expect(await stream.changesUntil(1)).toHaveLength(1);
});

test("a stream ends when its session ends", async () => {
  const { db, now, listen } = await startTestStreams();
  const stream = listen();
  await db.write((tx) => disableUser(tx, { userId: "usr_ada", now }));
  await vi.advanceTimersByTimeAsync(20_000);
  await stream.ended();
});

const brokenQueries = {
  fails: () => {
    throw new Error("The connection was lost.");
  },
  "does not answer": () => ({ from: () => new Promise(() => {}) }),
};

test.each(Object.entries(brokenQueries))(
  "streams stay open while the database %s, and then report what they missed",
  async (_, select) => {
    let isDown = false;
    const broken = { select } as unknown as Handle;
    const { logged, append, listen } = await startTestStreams((db) => ({
      ...db,
      get read() {
        return isDown ? broken : db.read;
      },
    }));
    const stream = listen();
    await append("doc_1");
    await untilReported();
    expect(await stream.changesUntil(1)).toHaveLength(1);
    isDown = true;
    await append("doc_2");
    await vi.advanceTimersByTimeAsync(120_000);
    isDown = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await stream.changesUntil(2)).toEqual([{ seq: 2, documentId: "doc_2" }]);
    expect(logged.filter((line) => line.startsWith("Live updates are delayed"))).toHaveLength(1);
  },
);

test("no timer is left and nothing is read once the last stream has ended", async () => {
  const { db, streams, append, listen } = await startTestStreams();
  const aborted = new AbortController();
  const open = [listen(), listen(), listen({ signal: aborted.signal })];
  await append("doc_1");
  await untilReported();
  for (const stream of open) await stream.changesUntil(1);
  aborted.abort();
  await open[0]!.cancel();
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(100); // the feed waits for a commit
  streams.end();
  await open[1]!.ended();
  expect(vi.getTimerCount()).toBe(0);
  const queries = vi.spyOn(db.read, "select");
  await append("doc_1");
  expect(queries).not.toHaveBeenCalled();
});

test("no timer is left when the request was aborted before it began", async () => {
  const { listen } = await startTestStreams();
  await listen({ signal: AbortSignal.abort() }).ended();
  expect(vi.getTimerCount()).toBe(0);
});
