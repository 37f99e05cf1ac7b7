import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { alias } from "../dialect/columns";
import { defaultLanguage, type Language } from "@/lib/domain/text/language";
import type { OwnerMailKind } from "@/lib/domain/mail/mail-kind";
import type { Handle, Tx } from "../client";
import { documents, mails, portalSettings, users } from "../schema";

/**
 * The content of a mail about a document to its owner, as recorded now; `undefined` for a mail about something else.
 */
export async function findOwnerMail(handle: Handle, mailId: string) {
  const owner = alias(users, "owner");
  const [found] = await handle
    .select({
      id: mails.id,
      kind: sql<OwnerMailKind>`${mails.kind}`,
      messageId: mails.messageId,
      recipientName: mails.recipientName,
      recipientEmail: mails.recipientEmail,
      failures: mails.failures,
      documentId: documents.id,
      documentName: documents.name,
      documentStatus: documents.status,
      trashedAt: documents.trashedAt,
      purgeAt: documents.purgeAt,
      /** Whether the recipient owns the document now. */
      isOwn: sql<number>`${documents.ownerId} = ${users.id}`.mapWith(Boolean),
      ownerName: owner.name,
      ownerSurname: owner.surname,
      language: sql<Language>`coalesce(${users.language}, ${portalSettings.language}, ${defaultLanguage})`,
    })
    .from(mails)
    .innerJoin(users, eq(users.id, mails.userId))
    .innerJoin(documents, eq(documents.id, mails.documentId))
    .innerJoin(owner, eq(owner.id, documents.ownerId))
    .leftJoin(portalSettings, eq(portalSettings.id, 1))
    .where(eq(mails.id, mailId));
  return found;
}

export type OwnerMail = NonNullable<Awaited<ReturnType<typeof findOwnerMail>>>;

/** Ends an unsent mail that no longer applies, as "not_needed". Returns false if there is none. */
export async function withdrawOwnerMail(
  tx: Tx,
  { kind, documentId, userId }: { kind: OwnerMailKind; documentId: string; userId: string },
): Promise<boolean> {
  const isQueued = and(isNotNull(mails.dueAt), isNull(mails.leaseUntil));
  const withdrawn = await tx
    .update(mails)
    .set({ ending: "not_needed", dueAt: null })
    .where(and(eq(mails.userId, userId), eq(mails.documentId, documentId), eq(mails.kind, kind), isQueued))
    .returning({ id: mails.id });
  return withdrawn.length > 0;
}
