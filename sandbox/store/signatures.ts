import type { SigningMethod } from "../domain/signing-method";
import type { Database } from "./database";

export type Signature = {
  id: string;
  signingToken: string;
  /** Null for the seal of an organisation. */
  signerId: string | null;
  /** The version of the file that this signature made; the first signature made version 1. */
  version: number;
  method: SigningMethod | null;
  code: string | null;
  country: string | null;
  phone: string | null;
  certificate: Buffer;
  fileDigest: string;
  signedAt: number;
  /** Whether the signing's level has evidence, but the status of the certificate could not be learned. */
  lacksEvidence: boolean;
};

type Row = Omit<Signature, "lacksEvidence"> & { lacksEvidence: number };

const columns = `id, signing_token AS signingToken, signer_id AS signerId, version, method, code, country, phone,
  certificate, file_digest AS fileDigest, signed_at AS signedAt, lacks_evidence AS lacksEvidence`;

/** Signatures, in their order in the file. */
export function signaturesIn(database: Database) {
  const insert = database.prepare<[Row]>(
    `INSERT INTO signatures VALUES (@id, @signingToken, @signerId, @version, @method, @code, @country, @phone,
      @certificate, @fileDigest, @signedAt, @lacksEvidence)`,
  );
  const ofSigning = database.prepare<[string], Row>(
    `SELECT ${columns} FROM signatures WHERE signing_token = ? ORDER BY version`,
  );
  const ofSigner = database.prepare<[string, string], Row>(
    `SELECT ${columns} FROM signatures WHERE signing_token = ? AND signer_id = ?`,
  );
  return {
    insert: (signature: Signature) =>
      void insert.run({ ...signature, lacksEvidence: signature.lacksEvidence ? 1 : 0 }),
    list: (signingToken: string) => ofSigning.all(signingToken).map(fromRow),
    findOfSigner(signingToken: string, signerId: string) {
      const row = ofSigner.get(signingToken, signerId);
      return row && fromRow(row);
    },
  };
}

const fromRow = (row: Row): Signature => ({ ...row, lacksEvidence: row.lacksEvidence === 1 });
