import type { Database } from "./database";

export type Call = { at: number; method: string; path: string; status: number };

/** Enough for a long test run, and never a disk full of log. */
const keptCalls = 10_000;

/** The latest API calls, without query strings, as those carry tokens. */
export function callsIn(database: Database) {
  const insert = database.prepare<[Call]>(
    "INSERT INTO calls (at, method, path, status) VALUES (@at, @method, @path, @status)",
  );
  const trim = database.prepare<[number | bigint]>("DELETE FROM calls WHERE id <= ?");
  const since = database.prepare<[number], Call>(
    "SELECT at, method, path, status FROM calls WHERE at >= ? ORDER BY id",
  );
  return {
    insert(call: Call) {
      trim.run(Number(insert.run(call).lastInsertRowid) - keptCalls);
    },
    listSince: (instant: number) => since.all(instant),
  };
}
