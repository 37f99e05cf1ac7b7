import { existsSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/base/env";
import { refusedExitCode, StartError } from "@/lib/base/start-error";
import { runDatabaseMove } from "./moving/database/run-database-move";
import { printRefusal } from "./serving/print-refusal";

// npm run migrate-to-postgres   brings the database of DATA_DIR to DATABASE_URL
//
// The portal must be stopped. A run that was interrupted can be repeated: it continues where the first one was.

try {
  requireAuthSecret();
  process.exitCode = (await runDatabaseMove(env(), process.stdout, () => new Date())) ? 0 : 1;
} catch (error) {
  printRefusal(error);
  process.exitCode = refusedExitCode;
}

/** A portal with SQLite makes its own secret. Beside PostgreSQL it must be given, and has to be the same. */
function requireAuthSecret(): void {
  if (process.env.AUTH_SECRET?.trim()) return;
  const file = path.resolve(process.env.DATA_DIR?.trim() || "data", "auth-secret");
  if (existsSync(file))
    throw new StartError(
      `AUTH_SECRET is not set. The portal made one at its first start, in ${file}: set AUTH_SECRET to what is in that file, here and for each portal, for example by AUTH_SECRET="$(cat ${file})".`,
    );
}
