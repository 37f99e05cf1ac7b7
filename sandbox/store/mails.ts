import type { Database } from "./database";

/** A received mail: its envelope and its subject. */
export type Mail = { id: number; receivedAt: number; sender: string; recipients: string[]; subject: string };

type Row = Omit<Mail, "recipients"> & { recipients: string };

/** Enough for any test, without filling the disk. */
export const maxMails = 1000;

const columns = "id, received_at AS receivedAt, sender, recipients, subject";
const mailOf = (row: Row): Mail => ({ ...row, recipients: JSON.parse(row.recipients) as string[] });

/** The latest received mails, each with its unchanged source. */
export function mailsIn(database: Database) {
  const insert = database.prepare<[Omit<Row, "id"> & { source: Buffer }]>(
    `INSERT INTO mails (received_at, sender, recipients, subject, source)
      VALUES (@receivedAt, @sender, @recipients, @subject, @source)`,
  );
  const trim = database.prepare<[number]>("DELETE FROM mails WHERE id <= ?");
  const all = database.prepare<[], Row>(`SELECT ${columns} FROM mails ORDER BY id DESC`);
  const one = database.prepare<[number], Row & { source: Buffer }>(
    `SELECT ${columns}, source FROM mails WHERE id = ?`,
  );
  const clear = database.prepare("DELETE FROM mails");
  return {
    insert({ recipients, ...mail }: Omit<Mail, "id"> & { source: Buffer }) {
      const { lastInsertRowid } = insert.run({ ...mail, recipients: JSON.stringify(recipients) });
      trim.run(Number(lastInsertRowid) - maxMails);
    },
    /** Newest first. */
    list: () => all.all().map(mailOf),
    find(id: number): (Mail & { source: Buffer }) | undefined {
      const row = one.get(id);
      return row && { ...row, ...mailOf(row) };
    },
    clear: () => void clear.run(),
  };
}
