import { claimDueMail, hasDueMail } from "@/db/repositories/mails";
import type { MailContext } from "./mail-context";
import { sendClaimedMail } from "./send-claimed-mail";
import { minuteMs } from "@/lib/domain/time/durations";

/** The lease on a mail, longer than sending can take. */
export const mailLeaseMs = 3 * minuteMs;
const pollEveryMs = 500;

export type Outbox = {
  /** Claims no more mail, and waits for the one in progress. */
  stop(): Promise<void>;
};

/** Sends due mail until it is stopped, one by one, so that a crash can repeat at most one. */
export function startOutbox(context: MailContext): Outbox {
  const { db, now, log } = context;
  let stopped = false;
  let sending: Promise<void> | undefined;

  async function sendDueMail(): Promise<void> {
    while (!stopped && (await hasDueMail(db.read, now()))) {
      const claim = await db.write((tx) => claimDueMail(tx, { now: now(), leaseMs: mailLeaseMs }));
      if (!claim) return;
      // A mail that cannot be composed stays under its lease, so that others are sent first.
      await sendClaimedMail(context, claim).catch((error: unknown) =>
        log(`Mail ${claim.mailId} could not be handled`, error),
      );
    }
  }

  const wake = () => {
    sending ??= sendDueMail()
      .catch((error: unknown) => log("The outbox could not claim mail", error))
      .finally(() => (sending = undefined));
  };

  const timer = setInterval(wake, pollEveryMs);
  wake();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await sending;
    },
  };
}
