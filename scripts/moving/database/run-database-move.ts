import path from "node:path";
import pg from "pg";
import { openForReading } from "@/db/client";
import { chainReportWords } from "@/lib/audit/chain-report-words";
import { verifyChain } from "@/lib/audit/verify-chain";
import { createSealer } from "@/lib/base/secrets/seal";
import { StartError } from "@/lib/base/start-error";
import { requireSecret } from "@/lib/server/portal/require-usable-start";
import { compareTables, copyTables, readSource, type SourceContents } from "./move-database";
import { movedTables } from "./moved-tables";
import { openTarget } from "./open-target";
import type { ProgressOutput } from "../progress";
import { openSource, type Source } from "./source";
import { targetError } from "./target-error";
import { endMove } from "./unfinished-move";

type Settings = {
  dataDir: string;
  databaseUrl: string | undefined;
  authSecret: string | undefined;
  /** The number of rows in a transaction: few enough that little is copied again after a kill. */
  rowsAtATime?: number;
};

/**
 * Moves the database of a stopped portal from its data folder to PostgreSQL. The next run continues an interrupted one.
 *
 * @returns whether all data arrived unchanged. If not, no portal starts on the PostgreSQL database
 * @throws {StartError} if the move cannot begin or continue, or PostgreSQL refuses a statement
 */
export async function runDatabaseMove(
  { dataDir, databaseUrl, authSecret, rowsAtATime = 20_000 }: Settings,
  output: ProgressOutput,
  now: () => Date,
): Promise<boolean> {
  if (databaseUrl === undefined || authSecret === undefined)
    throw new StartError("DATABASE_URL is not set: it names the PostgreSQL database to move to.");
  const file = path.join(dataDir, "paraph.db");
  const print = (line: string) => void output.write(`${line}\n`);
  const source = await openSource(file);
  try {
    checkSecret(source, authSecret, print);
    const { client, unfinished } = await openTarget(databaseUrl, movedTables());
    try {
      if (unfinished) print("An earlier run did not finish. This one continues it.");
      const contents = readSource(source, output);
      await copyTables({ source, client, output, rowsAtATime }, contents.tables, unfinished);
      const problems = [
        ...(await compareTables({ client, output }, contents.tables)),
        ...(await verifyLog({ dataDir, databaseUrl, head: source.chainHead() }, print)),
      ];
      reportReplacements(contents, print);
      if (problems.length > 0) {
        problems.forEach(print);
        print("Nothing was changed in SQLite. Empty the PostgreSQL database, and run this again.");
        return false;
      }
      const rows = [...contents.tables.values()].reduce((sum, table) => sum + table.rows, 0);
      await endMove(client, { now: now(), detail: { rows } });
      print(summaryOf({ rows, tables: contents.tables.size, file }));
      return true;
    } catch (error) {
      throw error instanceof pg.DatabaseError ? targetError(error) : error;
    } finally {
      await client.end();
    }
  } finally {
    source.close();
  }
}

function checkSecret(source: Source, authSecret: string, print: (line: string) => void): void {
  const canary = source.sealedCanary();
  if (canary) requireSecret(createSealer(authSecret), canary);
  else print("No portal of this version has run on this database, so AUTH_SECRET cannot be checked.");
}

/** @returns a sentence for each problem of the audit log in PostgreSQL */
async function verifyLog(
  { head, ...place }: { dataDir: string; databaseUrl: string; head: string | undefined },
  print: (line: string) => void,
): Promise<string[]> {
  const { read, close } = openForReading(place);
  try {
    const { isSound, sentences } = chainReportWords(await verifyChain(read, { kept: head }), head);
    if (!isSound) return sentences;
    sentences.forEach(print);
    return [];
  } finally {
    await close();
  }
}

function reportReplacements({ replaced }: SourceContents, print: (line: string) => void): void {
  for (const [table, rows] of replaced)
    print(`${rows} rows of ${table} have a NUL character, which PostgreSQL refuses: it is now U+FFFD.`);
}

const summaryOf = ({ rows, tables, file }: { rows: number; tables: number; file: string }) => `
${rows.toLocaleString("en")} rows of ${tables} tables are in PostgreSQL, each the same as in SQLite.

What to do next:
1. Start the portal with the same DATABASE_URL and AUTH_SECRET. The files stay where they are.
2. For more than one portal, move the files to a bucket first: npm run move-files -- --to bucket
3. Keep ${file} until a backup of PostgreSQL exists, under another name,
   so that no portal starts on it by mistake. docs/scale.md describes the way back.`;
