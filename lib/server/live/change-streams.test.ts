import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Db, Handle } from "@/db/client";
import { appendAuditEvent, findLatestSeq } from "@/db/repositories/audit-events";
import { disableUser } from "@/db/repositories/account-changes";
import { insertSession } from "@/db/repositories/sessions";
import { auditEvents } from "@/db/schema";
import { openAgain, openTestDatabase, type TestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import { type ChangeStreams, createChangeStreams } from "./change-streams";
import type { Listener } from "./listener";
import { readEvents } from "./testing/read-events";

const now = new Date("2026-11-24T10:00:00Z");
const ada: Listener = { kind: "user", userId: "usr_ada", sessionId: "ses_ada" };

describe("the streams of changes", () => {
  let db: TestDatabase;
  let streams: ChangeStreams;
  let logged: string[];

  beforeEach(async () => {
    db = await openTestDatabase();
    logged = [];
    for (const name of ["ada", "eve"]) {
      const userId = await addUser(db, name, now);
      const expiresAt = new Date(now.getTime() + 1_000);
      await db.write((tx) => insertSession(tx, { id: `ses_${name}`, userId, createdAt: now, expiresAt }));
    }
    for (const id of ["doc_1", "doc_2"]) await addDocument(db, { id, ownerId: "usr_ada", now });
    await addDocument(db, { id: "doc_eve", ownerId: "usr_eve", now });
    streams = createStreams(db);
  });

  afterEach(() => {
    streams.end();
    vi.useRealTimers();
  });

  const createStreams = (on: Db) =>
    createChangeStreams({ db: on, now: () => now, random: () => 0.5, log: (line) => logged.push(line) });

  const append = (documentId: string, action: AuditAction = "signing.sent") =>
    db.write((tx) => appendAuditEvent(tx, { at: now, action, documentId }));

  const listen = (options: { listener?: Listener; afterSeq?: number; signal?: AbortSignal } = {}) => {
    const { listener = ada, afterSeq = 0, signal = new AbortController().signal } = options;
    return readEvents(streams.open(listener, { afterSeq, signal }));
  };

  test("report a change of my document once, with its number", async () => {
    const stream = listen();
    await append("doc_1");
    expect(await stream.changesUntil(1)).toEqual([{ seq: 1, documentId: "doc_1" }]);
    await db.write(async (tx) => {
      for (const action of ["signing.sent", "signer.signed"] as const)
        await appendAuditEvent(tx, { at: now, action, documentId: "doc_1" });
    });
    expect(await stream.changesUntil(3)).toEqual([{ seq: 3, documentId: "doc_1" }]);
  });

  test("do not report other users' documents, or events that change no page", async () => {
    const stream = listen();
    await append("doc_eve");
    await append("doc_1", "file.downloaded");
    await append("doc_2");
    expect(await stream.changesUntil(3)).toEqual([{ seq: 3, documentId: "doc_2" }]);
  });

  test("continue after the last number that the browser received", async () => {
    await append("doc_2");
    await append("doc_1");
    await append("doc_eve");
    await append("doc_2");
    const all = await listen().changesUntil(4);
    expect(all).toEqual([
      { seq: 2, documentId: "doc_1" },
      { seq: 4, documentId: "doc_2" },
    ]);
    expect(await listen({ afterSeq: 2 }).changesUntil(4)).toEqual(all.slice(1));
  });

  test("neither miss nor repeat a change while streams open among commits", async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `doc_many_${index}`);
    for (const id of ids) await addDocument(db, { id, ownerId: "usr_ada", now });
    const told = ids.map(async (id) => {
      await append(id);
      return listen().changesUntil(ids.length);
    });
    for (const changes of await Promise.all(told))
      expect(changes).toEqual(ids.map((documentId, index) => ({ seq: index + 1, documentId })));
  });

  test("read the database as often for fifty streams as for one", async () => {
    const queries = vi.spyOn(db.read, "select");
    const countWith = async (count: number) => {
      const latest = await findLatestSeq(db.read);
      const open = Array.from({ length: count }, () => listen({ afterSeq: latest }));
      await append("doc_1");
      for (const stream of open) await stream.changesUntil(latest + 1);
      queries.mockClear();
      await append("doc_1");
      for (const stream of open) expect(await stream.changesUntil(latest + 2)).toHaveLength(1);
      const counted = queries.mock.calls.length;
      streams.end();
      return counted;
    };
    expect(await countWith(50)).toBe(await countWith(1));
  });

  test("tell a browser that missed very many events that something changed, without listing it", async () => {
    const entry = { action: "signing.sent", outcome: "done" as const, documentId: "doc_eve", detail: {} };
    const rows = Array.from({ length: 5_001 }, (_, index) => ({
      ...{ ...entry, seq: index + 1, at: now },
      ...{ nonce: "", previousHash: "", hash: "" },
    }));
    await db.write(async (tx) => {
      for (let from = 0; from < rows.length; from += 500)
        await tx.insert(auditEvents).values(rows.slice(from, from + 500));
    });
    expect(await listen().changesUntil(5_001)).toEqual([{ seq: 5_001 }]);
    const informed = listen({ afterSeq: 1 });
    await append("doc_1");
    expect(await informed.changesUntil(5_002)).toEqual([{ seq: 5_002, documentId: "doc_1" }]);
  });

  describe("by a clock of their own", () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "setTimeout", "clearTimeout"] });
    });

    const untilReported = () => vi.advanceTimersByTimeAsync(300);

    test("send keep-alive events to proxies and browsers", async () => {
      const stream = listen();
      await vi.advanceTimersByTimeAsync(60_000);
      streams.end();
      await stream.ended();
      expect(stream.text()).toBe("retry: 600\n\n" + "event: alive\ndata: {}\n\n".repeat(3));
    });

    test("report what another process has committed", async () => {
      const stream = listen();
      await vi.advanceTimersByTimeAsync(1_000);
      const other = openAgain(db);
      await other.write((tx) =>
        appendAuditEvent(tx, { at: now, action: "signing.sent", documentId: "doc_1" }),
      );
      await untilReported();
      expect(await stream.changesUntil(1)).toHaveLength(1);
    });

    test("end when the session ends", async () => {
      const stream = listen();
      await db.write((tx) => disableUser(tx, { userId: "usr_ada", now }));
      await vi.advanceTimersByTimeAsync(20_000);
      await stream.ended();
      expect(vi.getTimerCount()).toBe(0);
    });

    test.each([
      [
        "fails",
        () => {
          throw new Error("The connection was lost.");
        },
      ],
      ["does not answer", () => ({ from: () => new Promise(() => {}) })],
    ])("stay open while the database %s, and then report what they missed", async (_, select) => {
      let isDown = false;
      const broken = { select } as unknown as Handle;
      streams = createStreams({
        ...db,
        get read() {
          return isDown ? broken : db.read;
        },
      });
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
    });

    test.each([
      ["the request is aborted", (abort: AbortController) => abort.abort()],
      ["they are ended", () => streams.end()],
    ])("leave no timer when %s", async (_, end) => {
      const abort = new AbortController();
      const stream = listen({ signal: abort.signal });
      await append("doc_1");
      await untilReported();
      await stream.changesUntil(1);
      end(abort);
      await stream.ended();
      expect(vi.getTimerCount()).toBe(0);
    });

    test("leave no timer when the reader disconnects", async () => {
      const stream = listen();
      await append("doc_1");
      await untilReported();
      await stream.changesUntil(1);
      await stream.cancel();
      expect(vi.getTimerCount()).toBe(0);
    });

    test("leave no timer when the request was aborted before it began", async () => {
      await listen({ signal: AbortSignal.abort() }).ended();
      expect(vi.getTimerCount()).toBe(0);
    });
  });
});
