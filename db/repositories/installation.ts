import { eq, sql } from "drizzle-orm";
import type { Handle, Tx } from "../client";
import { rowsOf } from "../dialect/handle";
import { databaseTime } from "../dialect/words";
import { installation } from "../schema";

const onlyId = 1;

type Installation = { sealedCanary: string; filesPlace: string };

/** What the first start recorded; undefined before it. */
export async function findInstallation(handle: Handle): Promise<Installation | undefined> {
  const [found] = await handle
    .select({ sealedCanary: installation.sealedCanary, filesPlace: installation.filesPlace })
    .from(installation)
    .where(eq(installation.id, onlyId));
  return found;
}

/** Records the first start, unless another portal has. */
export async function insertInstallation(tx: Tx, first: Installation): Promise<void> {
  await tx
    .insert(installation)
    .values({ id: onlyId, ...first })
    .onConflictDoNothing();
}

/** Records where the files are from now on. */
export async function setFilesPlace(tx: Tx, filesPlace: string): Promise<void> {
  await tx.update(installation).set({ filesPlace }).where(eq(installation.id, onlyId));
}

/** The time by the clock of the database. */
export async function findDatabaseTime(handle: Handle): Promise<Date> {
  const query = sql`select ${databaseTime} as milliseconds`;
  const [found] = await rowsOf<{ milliseconds: number }>(handle, query);
  return new Date(Number(found?.milliseconds));
}
