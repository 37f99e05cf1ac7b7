import { addUser } from "@/db/testing/sample-rows";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { setRole } from "@/db/repositories/account-changes";
import { collectMail } from "@/lib/mail/testing/collect-mail";
import { testSecret } from "@/lib/base/testing/test-secret";
import { createSealer } from "@/lib/base/secrets/seal";
import { settableClock } from "@/lib/base/testing/settable-clock";
import type { Accounts } from "../accounts";

/** Opens accounts with their own database and clock, and one admin, "ada". */
export async function openTestAccounts() {
  const db = openTestDatabase();
  const clock = settableClock(new Date("2026-11-25T09:00:00Z"));
  const accounts: Accounts = {
    ...{ db, sealer: createSealer(testSecret), now: clock.now },
    appUrl: "http://portal.test",
  };
  const adminId = await addUser(db, "ada", clock.now());
  const makeAdmin = (userId: string) => db.write((tx) => setRole(tx, { userId, role: "admin" }));
  await makeAdmin(adminId);
  return {
    ...{ db, clock, accounts, adminId, makeAdmin },
    addUser: (name: string) => addUser(db, name, clock.now()),
    /** Sends all due mail and returns it. */
    mails: () => collectMail(accounts),
  };
}
