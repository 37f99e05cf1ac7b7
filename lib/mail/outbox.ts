import { claimDueMail, hasDueMail } from "@/db/repositories/mails";
import type { MailContext } from "./mail-context";
import { sendClaimedMail } from "./send-claimed-mail";
import { minuteMs } from "@/lib/domain/time/durations";

/** Longer than sending can take. */
export const mailLeaseMs = 3 * minuteMs;
const lookEveryMs = 500;

export type Outbox = {
  /** Takes no more mail, and waits for the one under way. */
  stop(): Promise<void>;
};

/** Sends due mail one by one, so that a crash can repeat at most one, until it is stopped. */
export function startOutbox(context: MailContext): Outbox {
  const { db, now, log } = context;
  let stopped = false;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    while (!stopped && (await hasDueMail(db.read, now()))) {
      const claim = await db.write((tx) => claimDueMail(tx, { now: now(), leaseMs: mailLeaseMs }));
      if (!claim) return;
      // A mail that cannot even be written stays under its lease: the others go first.
      await sendClaimedMail(context, claim).catch((error: unknown) =>
        log(`Mail ${claim.mailId} could not be handled`, error),
      );
    }
  }

  const wake = () => {
    looking ??= look()
      .catch((error: unknown) => log("The outbox could not look for mail", error))
      .finally(() => (looking = undefined));
  };

  const timer = setInterval(wake, lookEveryMs);
  wake();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}
