import type { SignerDetails } from "../signing/signer-details";
import type { Database } from "./database";

export type Signer = {
  token: string;
  signingToken: string;
  id: string;
  position: number;
  details: SignerDetails;
};

type Row = Omit<Signer, "details"> & { details: string };

const columns = "token, signing_token AS signingToken, id, position, details";
const signerOf = (row: Row): Signer => ({ ...row, details: JSON.parse(row.details) as SignerDetails });

/** The people named on a signing, with what the caller said about each. */
export function signersIn(database: Database) {
  const insert = database.prepare<[Row]>(
    "INSERT INTO signers VALUES (@token, @signingToken, @id, @position, @details)",
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
  const found = (row: Row | undefined) => (row === undefined ? undefined : signerOf(row));
  return {
    insert: (signer: Signer) => void insert.run({ ...signer, details: JSON.stringify(signer.details) }),
    list: (signingToken: string) => ofSigning.all(signingToken).map(signerOf),
    findByToken: (signingToken: string, token: string) => found(byToken.get(signingToken, token)),
    findById: (signingToken: string, id: string) => found(byId.get(signingToken, id)),
  };
}
