import type { SignatureLevel } from "../domain/signature-level";
import type { SigningType } from "../domain/signing-type";
import type { Database } from "./database";

export type SigningStatus = "pending" | "completed" | "archived" | "declined";

export type Signing = {
  token: string;
  type: SigningType;
  name: string;
  language: string | null;
  postbackUrl: string | null;
  status: SigningStatus;
  /** SHA-256 of the archived file. */
  archiveDigest: string | null;
  createdAt: number;
  expiresAt: number;
  /** The level that the caller asked for. */
  level: SignatureLevel | null;
  /** When it is archived by itself; null if it is not, or was. */
  archiveAt: number | null;
};

export type SigningFile = { position: number; uploadToken: string; name: string; type: string | null };

const columns = `token, type, name, language, postback_url AS postbackUrl, status,
  archive_digest AS archiveDigest, created_at AS createdAt,
  expires_at AS expiresAt, level, archive_at AS archiveAt`;

/** Signings and the files that they were created from. */
export function signingsIn(database: Database) {
  const insert = database.prepare<[Signing]>(
    `INSERT INTO signings VALUES (@token, @type, @name, @language, @postbackUrl, @status, @archiveDigest,
      @createdAt, @expiresAt, @level, @archiveAt)`,
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
  const archive = database.prepare<[string, string]>(
    "UPDATE signings SET status = 'archived', archive_digest = ? WHERE token = ? AND status = 'completed'",
  );
  const created = database.prepare<[number, number], Signing>(
    `SELECT ${columns} FROM signings WHERE created_at BETWEEN ? AND ? ORDER BY created_at, token`,
  );
  const setArchiveAt = database.prepare<[number | null, string]>(
    "UPDATE signings SET archive_at = ? WHERE token = ?",
  );
  const archiveDue = database.prepare<[number], Signing>(
    `SELECT ${columns} FROM signings WHERE archive_at <= ? AND status = 'completed'`,
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
    archive: (token: string, digest: string) => void archive.run(digest, token),
    setArchiveAt: (token: string, at: Date | null) => void setArchiveAt.run(at?.getTime() ?? null, token),
    /** The completed signings that are to be archived by now. */
    listArchiveDue: (now: Date) => archiveDue.all(now.getTime()),
    /** The signings created between two instants, oldest first. */
    listCreated: (from: Date, to: Date) => created.all(from.getTime(), to.getTime()),
    remove: (token: string) => remove.run(token).changes === 1,
  };
}
