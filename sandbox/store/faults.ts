import type { FaultName } from "../faults/fault-name";
import type { Database } from "./database";

/** Faults that were ordered and not yet used up. */
export function faultsIn(database: Database) {
  const insert = database.prepare<[FaultName, string | null, number]>(
    "INSERT INTO faults (fault, signing_token, skip, remaining) VALUES (?, ?, 0, ?)",
  );
  const take = database.prepare<[FaultName, string | null]>(
    `UPDATE faults SET remaining = remaining - 1 WHERE id = (SELECT id FROM faults
      WHERE fault = ? AND remaining > 0 AND (signing_token IS NULL OR signing_token = ?) ORDER BY id LIMIT 1)`,
  );
  const clear = database.prepare("DELETE FROM faults");
  return {
    order: (fault: FaultName, count: number, signingToken: string | null) =>
      void insert.run(fault, signingToken, count),
    /** Uses up one of the ordered faults of this name; false when the call shall go well. */
    take: (fault: FaultName, signingToken: string | null = null) =>
      take.run(fault, signingToken).changes === 1,
    clear: () => void clear.run(),
  };
}
