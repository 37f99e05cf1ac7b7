import type { SigningMethod } from "../domain/signing-method";
import type { Database } from "./database";

export type Session = {
  id: string;
  signingToken: string;
  signerId: string;
  method: SigningMethod;
  code: string;
  country: string;
  phone: string | null;
  controlCode: string;
  /** The error that this session will end with; null if it will end with a signature. */
  outcomeCode: number | null;
  status: "waiting" | "working" | "signed" | "failed";
  errorCode: number | null;
  settlesAt: number;
};

const columns = `id, signing_token AS signingToken, signer_id AS signerId, method, code, country, phone,
  control_code AS controlCode, outcome_code AS outcomeCode, status, error_code AS errorCode, settles_at AS settlesAt`;

/** A signer's attempts to sign, from the claim to the end. */
export function sessionsIn(database: Database) {
  const insert = database.prepare<[Session]>(
    `INSERT INTO sessions VALUES (@id, @signingToken, @signerId, @method, @code, @country, @phone, @controlCode,
      @outcomeCode, @status, @errorCode, @settlesAt)`,
  );
  const byId = database.prepare<[string, string, string], Session>(
    `SELECT ${columns} FROM sessions WHERE signing_token = ? AND signer_id = ? AND id = ?`,
  );
  const byIdAlone = database.prepare<[string], Session>(`SELECT ${columns} FROM sessions WHERE id = ?`);
  const openOfSigner = database.prepare<[string, string], Session>(
    `SELECT ${columns} FROM sessions WHERE signing_token = ? AND signer_id = ? AND status IN ('waiting', 'working')`,
  );
  const open = database.prepare<[], Session>(
    `SELECT ${columns} FROM sessions WHERE status IN ('waiting', 'working')`,
  );
  const claim = database.prepare<[string]>(
    "UPDATE sessions SET status = 'working' WHERE id = ? AND status IN ('waiting', 'working')",
  );
  const finish = database.prepare<[string]>(
    "UPDATE sessions SET status = 'signed' WHERE id = ? AND status = 'working'",
  );
  const fail = database.prepare<[number, string]>(
    "UPDATE sessions SET status = 'failed', error_code = ? WHERE id = ? AND status IN ('waiting', 'working')",
  );
  const cancel = database.prepare<[number, string]>(
    "UPDATE sessions SET status = 'failed', error_code = ? WHERE id = ? AND status = 'waiting'",
  );
  const confirm = database.prepare<[number | null, number, string]>(
    "UPDATE sessions SET outcome_code = ?, settles_at = ? WHERE id = ? AND status = 'waiting'",
  );
  return {
    insert: (session: Session) => void insert.run(session),
    find: (signingToken: string, signerId: string, id: string) => byId.get(signingToken, signerId, id),
    findById: (id: string) => byIdAlone.get(id),
    findOpen: (signingToken: string, signerId: string) => openOfSigner.get(signingToken, signerId),
    listOpen: () => open.all(),
    /**
     * Claims the session for signing; false if it has ended. After a restart an interrupted session is claimed again.
     */
    claim: (id: string) => claim.run(id).changes === 1,
    /** Sets when and how the session ends; false if it has ended, or its signature is in progress. */
    confirm: ({ id, outcomeCode, settlesAt }: Session) =>
      confirm.run(outcomeCode, settlesAt, id).changes === 1,
    finish: (id: string) => finish.run(id).changes === 1,
    fail: (id: string, errorCode: number) => fail.run(errorCode, id).changes === 1,
    /** False if the session has ended, or its signature is in progress. */
    cancel: (id: string, errorCode: number) => cancel.run(errorCode, id).changes === 1,
  };
}
