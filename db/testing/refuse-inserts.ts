import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { execute } from "../dialect/handle";

/** Makes every insert into a table fail, as on a full disk, until the returned function is called. */
export async function refuseInserts(db: Db, table: string): Promise<() => Promise<void>> {
  const name = sql.identifier(`refuse_${table}`);
  await db.write((tx) =>
    execute(
      tx,
      sql`create trigger ${name} before insert on ${sql.identifier(table)} begin select raise(abort, 'No inserts.'); end`,
    ),
  );
  return () => db.write((tx) => execute(tx, sql`drop trigger ${name}`));
}
