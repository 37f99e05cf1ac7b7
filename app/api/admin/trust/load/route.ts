import { listLists } from "@/db/repositories/trust-lists";
import type { LoadEvent } from "@/lib/domain/trust/list-state";
import { adminRoute } from "@/lib/server/auth/admin-route";

/**
 * Loads the trusted lists and streams each as a line of JSON once it is taken or not. Loading continues after the client
 * disconnects.
 */
export const POST = adminRoute(async ({ portal: { trust, db }, user: admin, origin }) => {
  const encoder = new TextEncoder();
  let isConnected = true;
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (event: LoadEvent) => {
        if (isConnected) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      await trust.load({ adminId: admin.id, origin, onProgress: tell });
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
});
