import { findLatestSeq } from "@/db/repositories/audit-events";
import { portal } from "@/lib/server/portal/portal";

export const dynamic = "force-dynamic";

/** Answers once the database does. */
export async function GET() {
  const { db } = await portal();
  await findLatestSeq(db.read);
  return Response.json({ status: "ok" });
}
