import type { SignerDetails } from "../domain/signer-details";
import type { Database } from "./database";

export type Signer = {
  token: string;
  signingToken: string;
  id: string;
  position: number;
  details: SignerDetails;
  declinedAt: number | null;
};

type Row = Omit<Signer, "details"> & { details: string };

const columns = "token, signing_token AS signingToken, id, position, details, declined_at AS declinedAt";
const signerOf = (row: Row): Signer => ({ ...row, details: JSON.parse(row.details) as SignerDetails });

/** The signers of signings, with the details given by the caller. */
export function signersIn(database: Database) {
  const insert = database.prepare<[Row]>(
    "INSERT INTO signers VALUES (@token, @signingToken, @id, @position, @details, @declinedAt)",
  );
  const ofSigning = database.prepare<[string], Row>(
    `SELECT ${columns} FROM signers WHERE signing_token = ? ORDER BY position`,
  );
  const byToken = database.prepare<[string, string], Row>(
    `SELECT ${columns} FROM signers WHERE signing_token = ? AND token = ?`,
  );
  const byId = database.prepare<[string, string], Row>(
    `SELECT ${columns} FROM signers WHERE signing_token = ? AND id = ?`,
  );
  const decline = database.prepare<[number, string, string]>(
    "UPDATE signers SET declined_at = ? WHERE signing_token = ? AND id = ? AND declined_at IS NULL",
  );
  const remove = database.prepare<[string, string]>("DELETE FROM signers WHERE signing_token = ? AND id = ?");
  const found = (row: Row | undefined) => (row === undefined ? undefined : signerOf(row));
  return {
    insert: (signer: Signer) => void insert.run({ ...signer, details: JSON.stringify(signer.details) }),
    list: (signingToken: string) => ofSigning.all(signingToken).map(signerOf),
    findByToken: (signingToken: string, token: string) => found(byToken.get(signingToken, token)),
    decline: (signingToken: string, id: string, at: Date) => void decline.run(at.getTime(), signingToken, id),
    remove: (signingToken: string, id: string) => remove.run(signingToken, id).changes === 1,
    findById: (signingToken: string, id: string) => found(byId.get(signingToken, id)),
  };
}
