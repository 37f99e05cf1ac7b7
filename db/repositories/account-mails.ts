import { and, eq, isNull, sql } from "drizzle-orm";
import { defaultLanguage, type Language } from "@/lib/domain/text/language";
import type { AccountMailKind } from "@/lib/domain/mail/mail-kind";
import type { Handle } from "../client";
import { mails, portalSettings, users } from "../schema";

/** The content of a mail about an account, as recorded now; `undefined` for a mail about something else. */
export async function findAccountMail(handle: Handle, mailId: string) {
  const [found] = await handle
    .select({
      id: mails.id,
      kind: sql<AccountMailKind>`${mails.kind}`,
      messageId: mails.messageId,
      recipientName: mails.recipientName,
      recipientEmail: mails.recipientEmail,
      sealedLinkToken: mails.sealedLinkToken,
      failures: mails.failures,
      userId: users.id,
      language: sql<Language>`coalesce(${users.language}, ${portalSettings.language}, ${defaultLanguage})`,
    })
    .from(mails)
    .innerJoin(users, eq(users.id, mails.userId))
    .leftJoin(portalSettings, eq(portalSettings.id, 1))
    .where(and(eq(mails.id, mailId), isNull(mails.documentId)));
  return found;
}

export type AccountMail = NonNullable<Awaited<ReturnType<typeof findAccountMail>>>;
