import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { engine } from "../dialect/engine";
import { execute } from "../dialect/handle";

/** Makes every insert into a table fail, as on a full disk, until the returned function is called. */
export async function refuseInserts(db: Db, table: string): Promise<() => Promise<void>> {
  const name = sql.identifier(`refuse_${table}`);
  const on = sql.identifier(table);
  const run = (...statements: ReturnType<typeof sql>[]) =>
    db.write(async (tx) => {
      for (const statement of statements) await execute(tx, statement);
    });
  if (engine === "sqlite") {
    await run(
      sql`create trigger ${name} before insert on ${on} begin select raise(abort, 'No inserts.'); end`,
    );
    return () => run(sql`drop trigger ${name}`);
  }
  await run(
    sql`create function ${name}() returns trigger language plpgsql as $$ begin raise 'No inserts.'; end $$`,
    sql`create trigger ${name} before insert on ${on} execute function ${name}()`,
  );
  return () => run(sql`drop function ${name}() cascade`);
}
