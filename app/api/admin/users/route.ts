import { exportUsers } from "@/lib/accounts/export-users";
import { adminRoute } from "@/lib/server/auth/admin-route";

/** Everybody with an account, as CSV. */
export const GET = adminRoute(async ({ portal, user: { id: adminId }, origin }) => {
  const rows = await exportUsers(portal, { adminId, origin });
  return new Response(rows, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="users.csv"',
      "cache-control": "no-store",
    },
  });
});
