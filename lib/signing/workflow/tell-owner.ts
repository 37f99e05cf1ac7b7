import type { Tx } from "@/db/client";
import type { Mailroom } from "@/lib/mail/queue-mail";
import { writeToSender } from "@/lib/mail/signing-mails";
import type { OwnerNotice } from "../rules/owner-notice";

/** Puts what the owner is told into the outbox, in the transaction of its cause. */
export const tellOwnerByMail =
  (mailroom: Mailroom) =>
  (tx: Tx, { kind, signingId, ownerId }: OwnerNotice): Promise<void> =>
    writeToSender(tx, mailroom, kind, { id: signingId, sentById: ownerId });
