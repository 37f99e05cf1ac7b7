import { publicRoute } from "@/lib/server/auth/public-route";

export const dynamic = "force-dynamic";

/**
 * 404 says that the portal stops: HAProxy (`http-check disable-on-404`) then sends no new requests and lets those under
 * way finish, while after a 503 it may cut them. Kubernetes treats both alike.
 */
const statuses = { ready: 200, unavailable: 503, draining: 404 };

/** Tells a balancer whether to send requests here. */
export const GET = publicRoute(async ({ portal: { readiness } }) => {
  const report = await readiness.report();
  return Response.json(report, {
    status: statuses[report.status],
    headers: { "cache-control": "no-store" },
  });
});
