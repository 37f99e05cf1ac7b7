import { type ChangeStreams, createChangeStreams, retryText } from "./change-streams";
import type { Listener } from "./listener";

/**
 * The streams of this process. Next bundles the routes that open them separately from the code that stops the process,
 * so they are shared through `globalThis`.
 */
const shared = globalThis as { paraphChangeStreams?: { streams?: ChangeStreams; isDraining: boolean } };
const live = () => (shared.paraphChangeStreams ??= { isDraining: false });

const headers = { "content-type": "text/event-stream", "cache-control": "no-cache, no-transform" };

/**
 * Responds with a stream of the changes after the event `?after` of the URL, or after the `Last-Event-ID` of a browser
 * that reconnects.
 */
export function changeStreamResponse(
  request: Request,
  context: Parameters<typeof createChangeStreams>[0],
  listener: Listener,
): Response {
  // Any other status would make the browser give up (WHATWG HTML §9.2.3). A new connection finds another portal.
  if (live().isDraining)
    return new Response(retryText(context.random()), { headers: { ...headers, connection: "close" } });
  const after = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  const afterSeq = Number.parseInt(after ?? "", 10) || 0;
  const streams = (live().streams ??= createChangeStreams(context));
  return new Response(streams.open(listener, { afterSeq, signal: request.signal }), { headers });
}

/**
 * Ends all streams of this process permanently: a stream that is opened afterwards ends at once. Browsers reconnect
 * within about a second, to another portal once the balancer sends them elsewhere. Call it before the server waits for
 * requests in progress, because streams would keep it waiting.
 */
export function closeChangeStreams(): void {
  live().isDraining = true;
  live().streams?.end();
}
