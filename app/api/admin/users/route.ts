import { exportUsers } from "@/lib/accounts/export-users";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { requestOrigin } from "@/lib/server/auth/request-origin";
import { portal } from "@/lib/server/portal/portal";

/** Everybody with an account, as CSV. */
export const GET = adminRoute(async ({ id: adminId }, request) => {
  const rows = await exportUsers(await portal(), { adminId, origin: requestOrigin(request.headers) });
  return new Response(rows, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="users.csv"',
      "cache-control": "no-store",
    },
  });
});
