import { claimDueMail } from "@/db/repositories/mails";
import type { MailContext } from "../mail-context";
import type { OutgoingMail } from "../mail-server";
import { mailLeaseMs } from "../outbox";
import type { Mailroom } from "../queue-mail";
import { sendClaimedMail } from "../send-claimed-mail";

/** Sends all due mail without a mail server, and returns it. */
export async function collectMail(context: Mailroom & Pick<MailContext, "db">): Promise<OutgoingMail[]> {
  const { db, now } = context;
  const collected: OutgoingMail[] = [];
  const outbox: MailContext = {
    ...context,
    server: { send: async (mail) => void collected.push(mail) },
    from: "paraph@portal.test",
    random: () => 0.5,
    log: (message, error) => {
      throw new Error(message, { cause: error });
    },
  };
  const claim = () => db.write((tx) => claimDueMail(tx, { now: now(), leaseMs: mailLeaseMs }));
  for (let due = await claim(); due; due = await claim()) await sendClaimedMail(outbox, due);
  return collected;
}

/** The token of the personal link in a mail. */
export function linkTokenIn({ text }: OutgoingMail): string | undefined {
  return /\/sign\/([\w-]+)/.exec(text)?.[1];
}
