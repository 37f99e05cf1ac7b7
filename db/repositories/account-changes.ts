import { and, eq, exists, isNotNull, isNull, ne, or } from "drizzle-orm";
import { alias } from "../dialect/columns";
import type { UserRole } from "@/lib/domain/people/user-role";
import type { Tx } from "../client";
import { users } from "../schema";

/** "last_admin": no admin would be left, so nothing was written. */
export type AccountWrite = "done" | "last_admin" | "not_there";

/**
 * Condition: another account can sign in as an admin, or this one cannot. It is in the WHERE of each write that could
 * remove the last admin, so that the second of two concurrent writes changes nothing.
 */
function leavesAnAdmin(tx: Tx) {
  const other = alias(users, "other");
  const another = tx
    .select({ id: other.id })
    .from(other)
    .where(
      and(
        ne(other.id, users.id),
        eq(other.role, "admin"),
        isNull(other.disabledAt),
        isNull(other.deletedAt),
        isNotNull(other.passwordHash),
      ),
    );
  const isNotAnAdmin = or(ne(users.role, "admin"), isNotNull(users.disabledAt), isNull(users.passwordHash));
  return or(isNotAnAdmin, exists(another));
}

const notDeleted = (userId: string) => and(eq(users.id, userId), isNull(users.deletedAt));

type Fields = Partial<typeof users.$inferInsert>;

async function write(tx: Tx, userId: string, fields: Fields): Promise<AccountWrite> {
  const written = await tx
    .update(users)
    .set(fields)
    .where(and(notDeleted(userId), leavesAnAdmin(tx)))
    .returning({ id: users.id });
  if (written.length === 1) return "done";
  const found = await tx.select({ id: users.id }).from(users).where(notDeleted(userId));
  return found.length === 1 ? "last_admin" : "not_there";
}

/** Prevents the account from signing in. */
export const disableUser = (tx: Tx, { userId, now }: { userId: string; now: Date }) =>
  write(tx, userId, { disabledAt: now });

/** Returns false if there is no such account. */
export async function enableUser(tx: Tx, userId: string): Promise<boolean> {
  const written = await tx
    .update(users)
    .set({ disabledAt: null })
    .where(notDeleted(userId))
    .returning({ id: users.id });
  return written.length === 1;
}

export async function setRole(
  tx: Tx,
  { userId, role }: { userId: string; role: UserRole },
): Promise<AccountWrite> {
  if (role !== "admin") return write(tx, userId, { role });
  const written = await tx.update(users).set({ role }).where(notDeleted(userId)).returning({ id: users.id });
  return written.length === 1 ? "done" : "not_there";
}

/**
 * Deletes an account for good. The name and email stay, so that documents and the audit log can name the person; the
 * password and the profile are erased. The email can be used for a new account.
 */
export const markUserDeleted = (tx: Tx, { userId, now }: { userId: string; now: Date }) =>
  write(tx, userId, {
    ...{ deletedAt: now, passwordHash: null, language: null },
    ...{ country: null, sealedPersonalCode: null, sealedPhone: null },
  });
