import type { TurnLine } from "@/lib/domain/validation/turn-line";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

type Work = (onPlace: (place: number) => void) => Promise<object>;

/**
 * Responds with the result of some work as JSON. If the work has to wait for its turn, the response begins while it
 * waits: each line is JSON, those before the last tell the place in the queue, and the last is the result, or the
 * refusal.
 *
 * @throws what the work throws before it waits
 */
export async function respondInTurn(
  work: Work,
  log: (message: string, error: unknown) => void,
): Promise<Response> {
  const { lines, send, close } = openLines();
  let startLines = () => {};
  const isWaiting = new Promise<true>((resolve) => (startLines = () => resolve(true)));
  const result = work((place) => {
    send({ place });
    startLines();
  });
  if (!(await Promise.race([isWaiting, result.then(() => false)]))) return Response.json(await result);
  result
    .catch((error: unknown) => {
      if (error instanceof UserFacingError) return error.refusal;
      log("A file could not be checked", error);
      return { failed: true };
    })
    .then(send)
    .finally(close);
  return new Response(lines, {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" },
  });
}

/** A stream of lines of JSON. What is sent after its reader has gone is dropped. */
function openLines() {
  const encoder = new TextEncoder();
  let sink: ReadableStreamDefaultController<Uint8Array> | undefined;
  const lines = new ReadableStream<Uint8Array>({
    start: (controller) => void (sink = controller),
    cancel: () => void (sink = undefined),
  });
  return {
    lines,
    send: (line: TurnLine | object) => sink?.enqueue(encoder.encode(`${JSON.stringify(line)}\n`)),
    close: () => sink?.close(),
  };
}
