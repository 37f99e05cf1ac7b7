import type { Database } from "./database";

/** A signing in a batch, and the token of its signer. */
export type BatchSigning = { signingToken: string; signerToken: string };

/** Signings that one person signs together. */
export function batchesIn(database: Database) {
  const insert = database.prepare<[string, number, string, string, number]>(
    "INSERT INTO batch_signings VALUES (?, ?, ?, ?, ?)",
  );
  const list = database.prepare<[string], BatchSigning>(
    `SELECT signing_token AS signingToken, signer_token AS signerToken FROM batch_signings WHERE batch_token = ?
      ORDER BY position`,
  );
  const removeExpired = database.prepare<[number]>("DELETE FROM batch_signings WHERE expires_at <= ?");
  const insertAll = database.transaction((token: string, signings: readonly BatchSigning[], until: Date) => {
    signings.forEach(({ signingToken, signerToken }, position) =>
      insert.run(token, position, signingToken, signerToken, until.getTime()),
    );
  });
  return {
    insert: (token: string, signings: readonly BatchSigning[], until: Date) =>
      insertAll(token, signings, until),
    /** In the order given by the caller; empty when the batch is unknown. */
    list: (token: string) => list.all(token),
    removeExpired: (now: Date) => void removeExpired.run(now.getTime()),
  };
}
