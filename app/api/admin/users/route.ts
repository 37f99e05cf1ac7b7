import { exportUsers } from "@/lib/accounts/export-users";
import { adminRoute } from "@/lib/server/auth/admin-route";
import { exportResponse } from "../../export-response";

/** Exports all accounts as CSV. */
export const GET = adminRoute(async ({ portal, user: { id: adminId }, origin }) =>
  exportResponse(await exportUsers(portal, { adminId, origin }), { name: "users", format: "csv" }),
);
