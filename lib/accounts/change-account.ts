import type { Tx } from "@/db/client";
import { type AccountWrite, disableUser, enableUser, setRole } from "@/db/repositories/account-changes";
import { deleteAccountLinks } from "@/db/repositories/account-links";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { deleteSessionsOfUser } from "@/db/repositories/sessions";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { UserRole } from "@/lib/domain/people/user-role";
import type { Accounts, AdminDoing } from "./accounts";

/**
 * Keeps somebody from signing in, and ends their sessions and links. Their documents stay as they are.
 *
 * @throws {UserFacingError} for the last admin, and when there is no such account
 */
export async function disableAccount(accounts: Accounts, doing: AdminDoing): Promise<void> {
  await change(accounts, doing, "user.disabled", async (tx, now) => {
    requireDone(await disableUser(tx, { userId: doing.userId, now }));
    await deleteSessionsOfUser(tx, doing.userId);
    await deleteAccountLinks(tx, doing.userId);
  });
}

/** Lets somebody sign in again. @throws {UserFacingError} when there is no such account */
export async function enableAccount(accounts: Accounts, doing: AdminDoing): Promise<void> {
  await change(accounts, doing, "user.enabled", async (tx) =>
    requireDone((await enableUser(tx, doing.userId)) ? "done" : "not_there"),
  );
}

/** @throws {UserFacingError} where it would leave no admin, and when there is no such account */
export async function changeRole(
  accounts: Accounts,
  { role, ...doing }: AdminDoing & { role: UserRole },
): Promise<void> {
  const write = async (tx: Tx) => requireDone(await setRole(tx, { userId: doing.userId, role }));
  await change(accounts, doing, "user.role_changed", write, { role });
}

/** Signs somebody out in every browser. */
export async function endSessionsOf(accounts: Accounts, doing: AdminDoing): Promise<void> {
  await change(accounts, doing, "user.sessions_ended", (tx) => deleteSessionsOfUser(tx, doing.userId));
}

/** Writes, and records it in the same transaction. */
async function change(
  { db, now: clock }: Accounts,
  { adminId, userId, origin }: AdminDoing,
  action: AuditAction,
  write: (tx: Tx, now: Date) => Promise<void>,
  detail: Record<string, string> = {},
): Promise<void> {
  await db.write(async (tx) => {
    const now = clock();
    await write(tx, now);
    await appendAuditEvent(tx, {
      ...{ at: now, action, actorId: adminId, origin },
      detail: { user: userId, ...detail },
    });
  });
}

/** @throws {UserFacingError} where the write did not happen */
export function requireDone(result: AccountWrite): void {
  if (result === "last_admin") throw new UserFacingError({ code: "last_admin" });
  if (result === "not_there") throw new UserFacingError({ code: "user_gone" });
}
