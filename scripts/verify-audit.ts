import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { openForReading } from "@/db/client";
import { openSqliteForReading } from "@/db/engines/sqlite";
import { chainReportWords } from "@/lib/audit/chain-report-words";
import { verifyChain } from "@/lib/audit/verify-chain";
import { env } from "@/lib/base/env";
import { StartError } from "@/lib/base/start-error";

// npm run audit:verify                    verifies the audit log of DATA_DIR, even while the portal runs
// npm run audit:verify -- --head <hash>   and searches for a hash stored elsewhere
// npm run audit:verify -- --file <path>   verifies another database, such as a backup of SQLite
//
// Exits with 1 when the log is not whole, and with 2 when it cannot be read.

const { values } = parseArgs({ options: { head: { type: "string" }, file: { type: "string" } } });
const kept = values.head?.trim().toLowerCase();

try {
  const { read, close } = open(values.file);
  const { isSound, sentences } = chainReportWords(await verifyChain(read, { kept }), kept);
  await close();
  console.log(sentences.join("\n"));
  process.exitCode = isSound ? 0 : 1;
} catch (error) {
  console.error(refusalOf(error));
  process.exitCode = 2;
}

function open(given: string | undefined) {
  const { dataDir, databaseUrl } = env();
  if (given === undefined && databaseUrl !== undefined) return openForReading({ dataDir, databaseUrl });
  const file = given ?? path.join(dataDir, "paraph.db");
  if (!existsSync(file)) throw new StartError(`There is no database at ${file}.`);
  return openSqliteForReading(file);
}

/** @returns the driver's reason, as Drizzle's message is the query. @throws what is not of the database or its settings */
function refusalOf(error: unknown): string {
  if (error instanceof StartError) return error.message;
  const first = firstCause(error);
  if (!(first instanceof Error && "code" in first)) throw error;
  return `The database cannot be read: ${first.message || String(first.code)}.`;
}

function firstCause(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? firstCause(error.cause) : error;
}
