import type { Database } from "./database";

export type PreparedSignatureRow = {
  signingToken: string;
  signerId: string;
  signatureId: string;
  /** The version of the file that the signature was prepared for. */
  version: number;
  certificate: Buffer;
  toBeSigned: Buffer;
  draft: string;
  signedAt: number;
};

const columns = `signing_token AS signingToken, signer_id AS signerId, signature_id AS signatureId, version, certificate,
  to_be_signed AS toBeSigned, draft, signed_at AS signedAt`;

/** Signatures waiting for a value from a caller's own key; only the latest of each signer. */
export function preparedSignaturesIn(database: Database) {
  const put = database.prepare<[PreparedSignatureRow]>(
    `INSERT OR REPLACE INTO prepared_signatures VALUES (@signingToken, @signerId, @signatureId, @version, @certificate,
      @toBeSigned, @draft, @signedAt)`,
  );
  const find = database.prepare<[string, string], PreparedSignatureRow>(
    `SELECT ${columns} FROM prepared_signatures WHERE signing_token = ? AND signer_id = ?`,
  );
  const remove = database.prepare<[string, string]>(
    "DELETE FROM prepared_signatures WHERE signing_token = ? AND signer_id = ?",
  );
  return {
    put: (prepared: PreparedSignatureRow) => void put.run(prepared),
    find: (signingToken: string, signerId: string) => find.get(signingToken, signerId),
    remove: (signingToken: string, signerId: string) => void remove.run(signingToken, signerId),
  };
}
