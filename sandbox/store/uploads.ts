import type { Database } from "./database";

export type Upload = {
  token: string;
  name: string;
  digest: string;
  url: string | null;
  status: "pending" | "uploaded" | "error";
  problem: string | null;
  expiresAt: number;
};

const columns = "token, name, digest, url, status, problem, expires_at AS expiresAt";

/** Uploaded files. */
export function uploadsIn(database: Database) {
  const insert = database.prepare<[Upload]>(
    "INSERT INTO uploads VALUES (@token, @name, @digest, @url, @status, @problem, @expiresAt)",
  );
  const byToken = database.prepare<[string], Upload>(`SELECT ${columns} FROM uploads WHERE token = ?`);
  const pending = database.prepare<[], Upload>(`SELECT ${columns} FROM uploads WHERE status = 'pending'`);
  const expired = database.prepare<[number], Upload>(`SELECT ${columns} FROM uploads WHERE expires_at <= ?`);
  const settle = database.prepare<[Upload["status"], string | null, string]>(
    "UPDATE uploads SET status = ?, problem = ? WHERE token = ? AND status = 'pending'",
  );
  const remove = database.prepare<[string]>("DELETE FROM uploads WHERE token = ?");
  return {
    insert: (upload: Upload) => void insert.run(upload),
    find: (token: string) => byToken.get(token),
    listPending: () => pending.all(),
    listExpired: (now: Date) => expired.all(now.getTime()),
    /** Settles a pending upload; false if it is settled already or was deleted. */
    settle: (token: string, status: "uploaded" | "error", problem: string | null = null) =>
      settle.run(status, problem, token).changes === 1,
    remove: (token: string) => remove.run(token).changes === 1,
  };
}
