import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { hasUsers, insertUser } from "@/db/repositories/users";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { newId } from "@/lib/domain/ids";
import { hashPassword } from "./password";

/** Creates the demo accounts in an empty database. Only called if the sandbox is used. */
export async function createDemoAccounts(db: Db, now: Date): Promise<void> {
  if (await hasUsers(db.read)) return;
  const passwordHash = await hashPassword(demoPassword);
  await db.write(async (tx) => {
    if (await hasUsers(tx)) return;
    for (const account of demoAccounts) {
      const id = newId("user", now);
      await insertUser(tx, { ...account, id, passwordHash, createdAt: now });
      await appendAuditEvent(tx, { at: now, action: "user.created", actorId: id });
    }
  });
}
