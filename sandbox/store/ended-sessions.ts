import type { Database } from "./database";

/**
 * How signed sessions ended whose signing is deleted. Whoever integrates may collect and delete a signing
 * within the second in which its page asks for the last time.
 */
export function farewellsIn(database: Database) {
  const keep = database.prepare<[number, string]>(
    `INSERT INTO farewells
      SELECT sessions.id, sessions.signing_token, signers.token, signatures.id, ?
      FROM sessions
      JOIN signers ON signers.signing_token = sessions.signing_token AND signers.id = sessions.signer_id
      JOIN signatures ON signatures.signing_token = signers.signing_token AND signatures.signer_id = signers.id
      WHERE sessions.signing_token = ? AND sessions.status = 'signed'`,
  );
  const find = database.prepare<[string, string, string], { signatureId: string }>(
    `SELECT signature_id AS signatureId FROM farewells WHERE signing_token = ? AND signer_token = ? AND session_id = ?`,
  );
  const forget = database.prepare<[number]>("DELETE FROM farewells WHERE expires_at <= ?");
  return {
    /** Keeps the ends of a signing's signed sessions until an instant. */
    keep: (signingToken: string, until: Date) => void keep.run(until.getTime(), signingToken),
    find: (signingToken: string, signerToken: string, sessionId: string) =>
      find.get(signingToken, signerToken, sessionId)?.signatureId,
    forget: (now: Date) => void forget.run(now.getTime()),
  };
}
