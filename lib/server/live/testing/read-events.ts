export type ReadEvent = { seq: number; documentId?: string };

/** Reads a stream of server-sent events as a browser does. */
export function readEvents(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let unread = 0;
  const changes: ReadEvent[] = [];
  const state = { isEnded: false };

  async function readOn(): Promise<void> {
    const { done, value } = await reader.read();
    state.isEnded ||= done;
    text += decoder.decode(value, { stream: true });
    const complete = text.lastIndexOf("\n\n") + 2;
    for (const [, id, data] of text
      .slice(unread, complete)
      .matchAll(/id: (\d+)\nevent: change\ndata: (.+)\n\n/g))
      changes.push({ seq: Number(id), ...(JSON.parse(data!) as Pick<ReadEvent, "documentId">) });
    unread = Math.max(unread, complete);
  }

  return {
    cancel: () => reader.cancel(),
    /** All text so far. */
    text: () => text,
    /** The changes up to an event's number, once it has arrived, without those that were returned before. */
    async changesUntil(seq: number): Promise<ReadEvent[]> {
      while ((changes.at(-1)?.seq ?? 0) < seq && !state.isEnded) await readOn();
      return changes.splice(0);
    },
    /** Resolves with the changes not returned before, once the stream has ended. */
    async ended(): Promise<ReadEvent[]> {
      while (!state.isEnded) await readOn();
      return changes.splice(0);
    },
  };
}
