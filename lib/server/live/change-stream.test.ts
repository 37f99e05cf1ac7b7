import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { appendAuditEvent, findLatestSeq, listChangedDocuments } from "@/db/repositories/audit-events";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import { changeStreamResponse, closeChangeStreams } from "./change-stream";

const now = new Date("2026-11-24T10:00:00Z");

describe("the stream of changes", () => {
  let db: Db;
  let userId: string;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    db = openTestDatabase();
    userId = await addUser(db, "ada", now);
    for (const id of ["doc_1", "doc_2"]) await addDocument(db, { id, ownerId: userId, now });
    await addDocument(db, { id: "doc_eve", ownerId: await addUser(db, "eve", now), now });
  });

  afterEach(() => {
    closeChangeStreams();
    vi.useRealTimers();
  });

  const appendEvent = (documentId: string, action: AuditAction = "signing.sent") =>
    db.write((tx) => appendAuditEvent(tx, { at: now, action, documentId }));

  function listen({
    afterSeq = 0,
    headers = {} as Record<string, string>,
    signal = new AbortController().signal,
  } = {}) {
    const request = new Request(`http://portal.test/api/events?after=${afterSeq}`, { headers, signal });
    const reader = changeStreamResponse(request, {
      isAllowed: async () => true,
      db,
      changesSince: (seq) => listChangedDocuments(db.read, { userId, afterSeq: seq }),
    }).body!.getReader();
    let text = "";
    const ended = (async () => {
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
        text += new TextDecoder().decode(chunk.value);
    })();
    return {
      ...{ reader, ended },
      text: () => text,
      /** The changes that arrive within the next second, as [id, document]. */
      async changes() {
        text = "";
        await vi.advanceTimersByTimeAsync(1_000);
        const events = text.matchAll(/id: (\d+)\nevent: change\ndata: (.+)\n\n/g);
        return [...events].map(([, id, data]) => [Number(id), JSON.parse(data!).documentId as string]);
      },
    };
  }

  test("reports a change of my document once, with its number", async () => {
    const stream = listen();
    await appendEvent("doc_1");
    expect(await stream.changes()).toEqual([[1, "doc_1"]]);
    expect(await stream.changes()).toEqual([]);
    await appendEvent("doc_1");
    await appendEvent("doc_1");
    expect(await stream.changes()).toEqual([[3, "doc_1"]]);
  });

  test("does not report other users' documents, or events that change no page", async () => {
    const stream = listen();
    await appendEvent("doc_eve");
    await appendEvent("doc_1", "file.downloaded");
    expect(await stream.changes()).toEqual([]);
  });

  test("continues after the last number that the browser received", async () => {
    await appendEvent("doc_2");
    await appendEvent("doc_1");
    await appendEvent("doc_eve");
    const all = await listen().changes();
    expect(all).toEqual([
      [1, "doc_2"],
      [2, "doc_1"],
    ]);
    for (const [index, [seen]] of all.entries())
      expect(await listen({ afterSeq: Number(seen) }).changes()).toEqual(all.slice(index + 1));
  });

  test("continues after the Last-Event-ID of a browser that reconnects, not after the number in the URL", async () => {
    await appendEvent("doc_2");
    await appendEvent("doc_1");
    expect(await listen({ headers: { "last-event-id": "1" } }).changes()).toEqual([[2, "doc_1"]]);
  });

  test("reports a document that changed again, under the newer number", async () => {
    await appendEvent("doc_1");
    await appendEvent("doc_2");
    const { changes } = listen();
    expect(await changes()).toHaveLength(2);
    await appendEvent("doc_1");
    expect(await changes()).toEqual([[await findLatestSeq(db.read), "doc_1"]]);
  });

  test("reports within 300 milliseconds", async () => {
    const stream = listen();
    await appendEvent("doc_1");
    await vi.advanceTimersByTimeAsync(300);
    expect(stream.text()).toContain("event: change");
  });

  test("sends keep-alive events to proxies and browsers", async () => {
    const stream = listen();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stream.text()).toMatch(/^retry: \d+\n\n(event: alive\ndata: {}\n\n)+$/);
  });

  test.each([
    ["the request is aborted", (abort: AbortController) => abort.abort()],
    ["the portal stops", () => closeChangeStreams()],
  ])("ends and leaves no timer when %s", async (_, end) => {
    const abort = new AbortController();
    const stream = listen({ signal: abort.signal });
    expect(vi.getTimerCount()).toBe(2);
    end(abort);
    await stream.ended;
    expect(vi.getTimerCount()).toBe(0);
  });

  test("leaves no timer when the reader disconnects", async () => {
    const { reader } = listen();
    await reader.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("leaves no timer when the request was aborted before it began", async () => {
    const stream = listen({ signal: AbortSignal.abort() });
    await stream.ended;
    expect(vi.getTimerCount()).toBe(0);
  });

  test("ends when the database fails, so that the browser reconnects", async () => {
    const stream = listen();
    db.close();
    await vi.advanceTimersByTimeAsync(1_000);
    await stream.ended;
    expect(vi.getTimerCount()).toBe(0);
  });
});
