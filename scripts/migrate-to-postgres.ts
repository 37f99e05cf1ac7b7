import { existsSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/base/env";
import { refusedExitCode, StartError } from "@/lib/base/start-error";
import { runDatabaseMove } from "./moving/database/run-database-move";
import { printRefusal } from "./serving/print-refusal";

// npm run migrate-to-postgres   moves the database of DATA_DIR to DATABASE_URL
//
// The portal must be stopped. An interrupted run can be repeated: it continues where the last one stopped.

try {
  requireAuthSecret();
  process.exitCode = (await runDatabaseMove(env(), process.stdout, () => new Date())) ? 0 : 1;
} catch (error) {
  printRefusal(error);
  process.exitCode = refusedExitCode;
}

/** A portal on SQLite creates its own secret. On PostgreSQL, the same secret must be set. */
function requireAuthSecret(): void {
  if (process.env.AUTH_SECRET?.trim()) return;
  const file = path.resolve(process.env.DATA_DIR?.trim() || "data", "auth-secret");
  if (existsSync(file))
    throw new StartError(
      `AUTH_SECRET is not set. The portal created one at its first start, in ${file}: set AUTH_SECRET to the content of that file, here and for each portal, for example with AUTH_SECRET="$(cat ${file})".`,
    );
}
