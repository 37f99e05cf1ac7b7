import type { Database } from "./database";

export type SigningStatus = "pending" | "completed" | "archived" | "declined";

export type Signing = {
  token: string;
  type: string;
  name: string;
  language: string | null;
  postbackUrl: string | null;
  status: SigningStatus;
  createdAt: number;
  expiresAt: number;
};

export type SigningFile = { position: number; uploadToken: string; name: string; type: string | null };

const columns = `token, type, name, language, postback_url AS postbackUrl, status, created_at AS createdAt,
  expires_at AS expiresAt`;

/** Signings and the files that each was created from. */
export function signingsIn(database: Database) {
  const insert = database.prepare<[Signing]>(
    `INSERT INTO signings VALUES (@token, @type, @name, @language, @postbackUrl, @status, @createdAt, @expiresAt)`,
  );
  const insertFile = database.prepare<[string, number, string, string, string | null]>(
    "INSERT INTO signing_files VALUES (?, ?, ?, ?, ?)",
  );
  const byToken = database.prepare<[string], Signing>(`SELECT ${columns} FROM signings WHERE token = ?`);
  const expired = database.prepare<[number], Signing>(
    `SELECT ${columns} FROM signings WHERE expires_at <= ?`,
  );
  const files = database.prepare<[string], SigningFile>(
    `SELECT position, upload_token AS uploadToken, name, type FROM signing_files WHERE signing_token = ? ORDER BY position`,
  );
  const setStatus = database.prepare<[SigningStatus, string]>(
    "UPDATE signings SET status = ? WHERE token = ?",
  );
  const remove = database.prepare<[string]>("DELETE FROM signings WHERE token = ?");
  return {
    insert: (signing: Signing) => void insert.run(signing),
    insertFile: (token: string, file: SigningFile) =>
      void insertFile.run(token, file.position, file.uploadToken, file.name, file.type),
    find: (token: string) => byToken.get(token),
    listFiles: (token: string) => files.all(token),
    listExpired: (now: Date) => expired.all(now.getTime()),
    setStatus: (token: string, status: SigningStatus) => void setStatus.run(status, token),
    remove: (token: string) => remove.run(token).changes === 1,
  };
}
