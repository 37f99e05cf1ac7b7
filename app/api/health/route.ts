import { findLatestSeq } from "@/db/repositories/audit-events";
import { publicRoute } from "@/lib/server/auth/public-route";

export const dynamic = "force-dynamic";

/** Responds once the database does. */
export const GET = publicRoute(async ({ portal: { db } }) => {
  await findLatestSeq(db.read);
  return Response.json({ status: "ok" });
});
