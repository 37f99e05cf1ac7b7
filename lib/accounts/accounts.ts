import type { Db, Tx } from "@/db/client";
import { insertAccountLink, deleteAccountLinks } from "@/db/repositories/account-links";
import { type AccountLinkKind, linkLifetimeMs } from "@/lib/domain/people/account-link";
import type { Origin } from "@/lib/domain/request/origin";
import type { Mailroom } from "@/lib/mail/queue-mail";
import { newToken, tokenHash } from "@/lib/base/secrets/token";

/** Dependencies of account management, passed in so that tests can supply their own. */
export type Accounts = Mailroom & { db: Db };

/** An admin's change to an account, and where the request came from. */
export type AdminChange = { adminId: string; userId: string; origin?: Origin };

/** Issues a user's only valid link, and revokes earlier ones. @returns its token */
export async function issueLink(
  tx: Tx,
  { userId, kind, now }: { userId: string; kind: AccountLinkKind; now: Date },
): Promise<string> {
  const token = newToken();
  await deleteAccountLinks(tx, userId);
  const expiresAt = new Date(now.getTime() + linkLifetimeMs[kind]);
  await insertAccountLink(tx, { tokenHash: tokenHash(token), userId, kind, createdAt: now, expiresAt });
  return token;
}
