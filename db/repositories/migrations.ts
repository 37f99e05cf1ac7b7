import { count, sql } from "drizzle-orm";
import type { Handle } from "../client";

/** How many migrations the database has had. */
export async function countMigrations(handle: Handle): Promise<number> {
  const [found] = await handle.select({ migrations: count() }).from(sql`__drizzle_migrations`);
  return Number(found?.migrations ?? 0);
}
