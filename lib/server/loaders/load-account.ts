import { listSessions } from "@/db/repositories/sessions";
import type { Person } from "@/db/repositories/users";
import { openSigningDetails } from "@/lib/accounts/profile";
import { findSession } from "../auth/require-user";
import { portal } from "../portal/portal";

/** A user's own account: their signing details and sessions. */
export async function loadAccount({ id: userId }: Person) {
  const { db, workflow, now } = await portal();
  return {
    details: await openSigningDetails(db.read, workflow.sealer, userId),
    sessions: await listSessions(db.read, { userId, now: now() }),
    currentSessionId: (await findSession())?.sessionId,
  };
}
