import { claimDueMail, hasDueMail } from "@/db/repositories/mails";
import { startWorkers } from "@/lib/base/workers";
import type { MailContext } from "./mail-context";
import { sendClaimedMail } from "./send-claimed-mail";
import { minuteMs } from "@/lib/domain/time/durations";

/** The lease on a mail, longer than sending can take. */
export const mailLeaseMs = 3 * minuteMs;
const pollEveryMs = 500;

export type Outbox = {
  /** Claims no more mail, and waits for those in progress. */
  stop(): Promise<void>;
};

/**
 * Sends due mail until it is stopped. A crash repeats at most the mails in progress, with the same message ids.
 *
 * @param maxConcurrent how many mails are sent at the same time
 */
export function startOutbox(context: MailContext, { maxConcurrent = 1 } = {}): Outbox {
  const { db, now, log } = context;
  return startWorkers({
    ...{ maxConcurrent, pollEveryMs, log, name: "outbox" },
    listen: (listener) => db.onCommit(listener),
    // Every commit leads here, so nothing is queued before other writes unless there is something to claim.
    claim: async () => {
      if (!(await hasDueMail(db.read, now()))) return undefined;
      return db.writeConcurrently((tx) => claimDueMail(tx, { now: now(), leaseMs: mailLeaseMs }));
    },
    // A mail that cannot be composed stays under its lease, so that others are sent first.
    work: (claim) => sendClaimedMail(context, claim),
    failed: ({ mailId }) => `Mail ${mailId} could not be handled`,
  });
}
