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

/** One delivery of a postback and the answer to it. */
export type PostbackDelivery = {
  at: Date;
  contentType: string;
  body: string;
  httpStatus: number | null;
  answer: string;
};

/** A postback with its deliveries, for the sandbox's operator. */
export type PostbackRecord = Postback & { status: PostbackStatus; deliveries: PostbackDelivery[] };

type DeliveryRow = Omit<PostbackDelivery, "at"> & { at: number };

const maxListed = 200;

const columns = "id, signing_token AS signingToken, url, body, attempts, due_at AS dueAt";

/** Postbacks in the order of their creation, and the receiver's answer to each delivery. */
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
  const insertDelivery = database.prepare<[number, number, string, string, number | null, string]>(
    "INSERT INTO postback_deliveries VALUES (?, ?, ?, ?, ?, ?)",
  );
  const update = database.prepare<[PostbackStatus, number, number]>(
    "UPDATE postbacks SET attempts = attempts + 1, status = ?, due_at = ? WHERE id = ? AND status = 'waiting'",
  );
  const postpone = database.prepare<[number, number]>(
    "UPDATE postbacks SET due_at = ? WHERE id = ? AND status = 'waiting'",
  );
  const later = database.prepare<[string, number]>(
    "SELECT 1 FROM postbacks WHERE signing_token = ? AND id > ? AND status = 'waiting' LIMIT 1",
  );
  const latest = database.prepare<[number], Omit<PostbackRecord, "deliveries">>(
    `SELECT ${columns}, status FROM postbacks ORDER BY id DESC LIMIT ?`,
  );
  const deliveriesOf = database.prepare<[number], DeliveryRow>(
    `SELECT at, content_type AS contentType, body, http_status AS httpStatus, answer
       FROM postback_deliveries WHERE postback_id = ? ORDER BY rowid`,
  );
  const redeliver = database.prepare<[number, number]>(
    "UPDATE postbacks SET status = 'waiting', due_at = ? WHERE id = ?",
  );
  return {
    insert: (signingToken: string, url: string, body: string, dueAt: Date) =>
      void insert.run(signingToken, url, body, dueAt.getTime()),
    listDue: (now: Date) => due.all(now.getTime()),
    /** When the next postback becomes due. */
    findNextDue: (now: Date) => nextDue.get(now.getTime())?.dueAt ?? undefined,
    /** Whether a later postback of the same signing is waiting. */
    hasLater: ({ signingToken, id }: Postback) => later.get(signingToken, id) !== undefined,
    postpone: (id: number, dueAt: Date) => void postpone.run(dueAt.getTime(), id),
    /** Stores a delivery and the answer to it. */
    recordDelivery: (id: number, { at, contentType, body, httpStatus, answer }: PostbackDelivery) =>
      void insertDelivery.run(id, at.getTime(), contentType, body, httpStatus, answer),
    /** The latest postbacks, newest first, each with its deliveries, oldest first. */
    listLatest: (): PostbackRecord[] =>
      latest.all(maxListed).map((postback) => ({
        ...postback,
        deliveries: deliveriesOf.all(postback.id).map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
      })),
    /** Makes a postback due, whatever its status. @returns whether there is such a postback */
    redeliver: (id: number, now: Date): boolean => redeliver.run(now.getTime(), id).changes === 1,
    /** Records the end of an attempt; a waiting postback is due again at `dueAt`. */
    settle: (id: number, status: PostbackStatus, dueAt: Date) => void update.run(status, dueAt.getTime(), id),
  };
}
