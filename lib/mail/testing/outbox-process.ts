import { connectPostgres } from "@/db/engines/postgres";
import { openSqlite } from "@/db/engines/sqlite";
import { createSealer } from "@/lib/base/secrets/seal";
import { connectMailServer } from "../mail-server";
import { startOutbox } from "../outbox";
import { testSecret } from "@/lib/base/testing/test-secret";

/**
 * A process that sends due mail until it is killed: `outbox-process.ts DATABASE SERVER AHEAD_MS AT_A_TIME`, with how far
 * its clock is ahead, and how many mails it sends at the same time.
 */
const [database = "", serverUrl = "", aheadMs = "0", atATime = "1"] = process.argv.slice(2);

const context = {
  db: database.startsWith("postgres:") ? connectPostgres(database) : openSqlite(database),
  server: connectMailServer(serverUrl),
  sealer: createSealer(testSecret),
  appUrl: "http://portal.test",
  from: "paraph@portal.test",
  now: () => new Date(Date.now() + Number(aheadMs)),
  random: Math.random,
  log: (message: string, error: unknown) => console.error(message, error),
};
startOutbox(context, { maxConcurrent: Number(atATime) });
