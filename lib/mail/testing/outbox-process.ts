import { openDatabase } from "@/db/client";
import { createSealer } from "@/lib/base/secrets/seal";
import { connectMailServer } from "../mail-server";
import { startOutbox } from "../outbox";
import { testSecret } from "@/lib/base/testing/test-secret";

/**
 * A process that sends due mail until it is killed: `outbox-process.ts DATABASE SERVER AHEAD_MS`, where the last
 * argument is how far its clock is ahead.
 */
const [file = "", serverUrl = "", aheadMs = "0"] = process.argv.slice(2);

startOutbox({
  db: openDatabase(file),
  server: connectMailServer(serverUrl),
  sealer: createSealer(testSecret),
  appUrl: "http://portal.test",
  from: "paraph@portal.test",
  now: () => new Date(Date.now() + Number(aheadMs)),
  random: Math.random,
  log: (message, error) => console.error(message, error),
});
