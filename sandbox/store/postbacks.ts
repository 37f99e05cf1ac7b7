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
export type PostbackDelivery = {
  at: Date;
  contentType: string;
  body: string;
  httpStatus: number | null;
  answer: string;
};

/** A postback as whoever runs the sandbox sees it. */
export type PostbackRecord = Postback & { status: PostbackStatus; deliveries: PostbackDelivery[] };

type DeliveryRow = Omit<PostbackDelivery, "at"> & { at: number };

/** As many as a page can usefully show. */
const listedPostbacks = 200;

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
  const insertDelivery = database.prepare<[number, number, string, string, number | null, string]>(
    "INSERT INTO postback_deliveries VALUES (?, ?, ?, ?, ?, ?)",
  );
  const update = database.prepare<[PostbackStatus, number, number]>(
    "UPDATE postbacks SET attempts = attempts + 1, status = ?, due_at = ? WHERE id = ? AND status = 'waiting'",
  );
  const putOff = database.prepare<[number, number]>(
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
    /** When the next postback that is not yet due will be. */
    findNextDue: (now: Date) => nextDue.get(now.getTime())?.dueAt ?? undefined,
    /** Whether another postback of the same signing waits behind this one. */
    hasLater: ({ signingToken, id }: Postback) => later.get(signingToken, id) !== undefined,
    putOff: (id: number, dueAt: Date) => void putOff.run(dueAt.getTime(), id),
    /** Keeps what was sent and what the receiver answered. */
    recordDelivery: (id: number, { at, contentType, body, httpStatus, answer }: PostbackDelivery) =>
      void insertDelivery.run(id, at.getTime(), contentType, body, httpStatus, answer),
    /** The latest postbacks, newest first, each with its deliveries in their order. */
    listLatest: (): PostbackRecord[] =>
      latest.all(listedPostbacks).map((postback) => ({
        ...postback,
        deliveries: deliveriesOf.all(postback.id).map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
      })),
    /** Makes a postback due, whatever became of it. @returns whether there is such a postback */
    deliverAgain: (id: number, now: Date): boolean => redeliver.run(now.getTime(), id).changes === 1,
    /** Ends an attempt: where it goes on waiting, until `dueAt`. */
    settle: (id: number, status: PostbackStatus, dueAt: Date) => void update.run(status, dueAt.getTime(), id),
  };
}
