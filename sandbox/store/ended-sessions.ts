import type { Database } from "./database";

/**
 * Results of signed sessions whose signing is deleted. A client may collect and delete a signing just before its
 * signing page polls for the last time.
 */
export function endedSessionsIn(database: Database) {
  const insert = database.prepare<[number, string]>(
    `INSERT INTO ended_sessions
      SELECT sessions.id, sessions.signing_token, signers.token, signatures.id, ?
      FROM sessions
      JOIN signers ON signers.signing_token = sessions.signing_token AND signers.id = sessions.signer_id
      JOIN signatures ON signatures.signing_token = signers.signing_token AND signatures.signer_id = signers.id
      WHERE sessions.signing_token = ? AND sessions.status = 'signed'`,
  );
  const find = database.prepare<[string, string, string], { signatureId: string }>(
    `SELECT signature_id AS signatureId FROM ended_sessions
      WHERE signing_token = ? AND signer_token = ? AND session_id = ?`,
  );
  const removeExpired = database.prepare<[number]>("DELETE FROM ended_sessions WHERE expires_at <= ?");
  return {
    /** Stores the results of a signing's signed sessions until an instant. */
    insertOfSigning: (signingToken: string, until: Date) => void insert.run(until.getTime(), signingToken),
    /** @returns the id of the signature that the session made */
    findSignatureId: (signingToken: string, signerToken: string, sessionId: string) =>
      find.get(signingToken, signerToken, sessionId)?.signatureId,
    removeExpired: (now: Date) => void removeExpired.run(now.getTime()),
  };
}
