import type { Tx } from "@/db/client";
import { type AccountWrite, disableUser, enableUser, setRole } from "@/db/repositories/account-changes";
import { deleteAccountLinks } from "@/db/repositories/account-links";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { deleteSessionsOfUser } from "@/db/repositories/sessions";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { UserRole } from "@/lib/domain/people/user-role";
import type { Accounts, AdminChange } from "./accounts";

/**
 * Disables an account and ends its sessions and links. Its documents stay as they are.
 *
 * @throws {UserFacingError} for the last admin, or if there is no such account
 */
export async function disableAccount(accounts: Accounts, request: AdminChange): Promise<void> {
  await change(accounts, request, "user.disabled", async (tx, now) => {
    requireDone(await disableUser(tx, { userId: request.userId, now }));
    await deleteSessionsOfUser(tx, request.userId);
    await deleteAccountLinks(tx, request.userId);
  });
}

/** Lets a disabled account sign in again. @throws {UserFacingError} if there is no such account */
export async function enableAccount(accounts: Accounts, request: AdminChange): Promise<void> {
  await change(accounts, request, "user.enabled", async (tx) =>
    requireDone((await enableUser(tx, request.userId)) ? "done" : "not_there"),
  );
}

/** @throws {UserFacingError} if no admin would be left, or there is no such account */
export async function changeRole(
  accounts: Accounts,
  { role, ...request }: AdminChange & { role: UserRole },
): Promise<void> {
  const write = async (tx: Tx) => requireDone(await setRole(tx, { userId: request.userId, role }));
  await change(accounts, request, "user.role_changed", write, { role });
}

/** Ends all sessions of an account. */
export async function endSessionsOf(accounts: Accounts, request: AdminChange): Promise<void> {
  await change(accounts, request, "user.sessions_ended", (tx) => deleteSessionsOfUser(tx, request.userId));
}

/** Writes a change and records it in the same transaction. */
async function change(
  { db, now: clock }: Accounts,
  { adminId, userId, origin }: AdminChange,
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

/** @throws {UserFacingError} for a write that was rejected */
export function requireDone(result: AccountWrite): void {
  if (result === "last_admin") throw new UserFacingError({ code: "last_admin" });
  if (result === "not_there") throw new UserFacingError({ code: "user_gone" });
}
