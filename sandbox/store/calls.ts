import type { Database } from "./database";

export type Call = { at: number; method: string; path: string; status: number };

/** Enough for a long test run, without filling the disk. */
const maxCalls = 10_000;

/** The latest API calls, without their query strings, which contain tokens. */
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
      trim.run(Number(insert.run(call).lastInsertRowid) - maxCalls);
    },
    listSince: (instant: number) => since.all(instant),
  };
}
