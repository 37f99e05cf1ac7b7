import type { Database } from "./database";

export type Postback = {
  id: number;
  signingToken: string;
  url: string;
  body: string;
  attempts: number;
  dueAt: number;
};

export type PostbackStatus = "waiting" | "delivered" | "given_up" | "lost";

/** One delivery: what was sent, and what came back. */
export type PostbackAnswer = {
  at: Date;
  contentType: string;
  body: string;
  httpStatus: number | null;
  answer: string;
};

const columns = "id, signing_token AS signingToken, url, body, attempts, due_at AS dueAt";

/** Postbacks in the order of their making, and what the receiver answered to each delivery. */
export function postbacksIn(database: Database) {
  const insert = database.prepare<[string, string, string, number]>(
    "INSERT INTO postbacks (signing_token, url, body, status, due_at) VALUES (?, ?, ?, 'waiting', ?)",
  );
  const due = database.prepare<[number], Postback>(
    `SELECT ${columns} FROM postbacks WHERE status = 'waiting' AND due_at <= ? ORDER BY due_at, id`,
  );
  const nextDue = database.prepare<[number], { dueAt: number | null }>(
    "SELECT min(due_at) AS dueAt FROM postbacks WHERE status = 'waiting' AND due_at > ?",
  );
  const insertAnswer = database.prepare<[number, number, string, string, number | null, string]>(
    "INSERT INTO postback_answers VALUES (?, ?, ?, ?, ?, ?)",
  );
  const update = database.prepare<[PostbackStatus, number, number]>(
    "UPDATE postbacks SET attempts = attempts + 1, status = ?, due_at = ? WHERE id = ? AND status = 'waiting'",
  );
  const recordAnswer = database.transaction(
    (id: number, answer: PostbackAnswer, status: PostbackStatus, dueAt: number) => {
      insertAnswer.run(
        id,
        answer.at.getTime(),
        answer.contentType,
        answer.body,
        answer.httpStatus,
        answer.answer,
      );
      update.run(status, dueAt, id);
    },
  );
  return {
    insert: (signingToken: string, url: string, body: string, dueAt: Date) =>
      void insert.run(signingToken, url, body, dueAt.getTime()),
    listDue: (now: Date) => due.all(now.getTime()),
    /** When the next postback that is not yet due will be. */
    findNextDue: (now: Date) => nextDue.get(now.getTime())?.dueAt ?? undefined,
    /** Keeps what came of a delivery together with what follows from it. */
    recordAnswer: (id: number, answer: PostbackAnswer, status: PostbackStatus, dueAt: Date) =>
      recordAnswer(id, answer, status, dueAt.getTime()),
  };
}
