import { listLists } from "@/db/repositories/trust-lists";
import type { LoadEvent, LoadProgress } from "@/lib/domain/trust/list-state";
import { adminRoute } from "@/lib/server/auth/admin-route";
import type { Portal } from "@/lib/server/portal/portal";

/** Loads the trusted lists and streams each as a line of JSON once it is taken or not. */
export const POST = adminRoute(async ({ portal, user: admin, origin }) =>
  progressOf(portal, (onProgress) => portal.trust.load({ adminId: admin.id, origin, onProgress })),
);

/** Streams the progress of the run that is under way, which the portal or another admin may have started. */
export const GET = adminRoute(async ({ portal }) =>
  progressOf(portal, (onProgress) => portal.trust.join(onProgress)),
);

/** Streams the progress of a run as lines of JSON. The run continues after the client disconnects. */
function progressOf(
  { db }: Portal,
  run: (onProgress: (progress: LoadProgress) => void) => Promise<void>,
): Response {
  const encoder = new TextEncoder();
  let isConnected = true;
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (event: LoadEvent) => {
        if (isConnected) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      await run(tell);
      tell({ problems: (await listLists(db.read)).filter(({ problem }) => problem).length });
      if (isConnected) controller.close();
    },
    cancel() {
      isConnected = false;
    },
  });
  return new Response(lines, {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-cache, no-transform" },
  });
}
