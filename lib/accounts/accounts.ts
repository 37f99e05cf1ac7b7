import type { Db, Tx } from "@/db/client";
import { insertAccountLink, deleteAccountLinks } from "@/db/repositories/account-links";
import { type AccountLinkKind, linkLifeMs } from "@/lib/domain/people/account-link";
import type { Origin } from "@/lib/domain/request/origin";
import type { Mailroom } from "@/lib/mail/queue-mail";
import { newToken, tokenHash } from "@/lib/base/secrets/token";

/** What managing accounts works with. It is handed in, so that tests run it against their own. */
export type Accounts = Mailroom & { db: Db };

/** An admin's doing to an account, and from where it was asked for. */
export type AdminDoing = { adminId: string; userId: string; origin?: Origin };

/** Makes the one link that opens for a person from now on: those before are over. Gives its token. */
export async function issueLink(
  tx: Tx,
  { userId, kind, now }: { userId: string; kind: AccountLinkKind; now: Date },
): Promise<string> {
  const token = newToken();
  await deleteAccountLinks(tx, userId);
  const expiresAt = new Date(now.getTime() + linkLifeMs[kind]);
  await insertAccountLink(tx, { tokenHash: tokenHash(token), userId, kind, createdAt: now, expiresAt });
  return token;
}
