import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { ImportRow, ImportState, rowOutcomes } from "@/lib/domain/people/user-import";
import type { Handle, Tx } from "../client";
import { userImportRows, userImports } from "../schema";

/** Keeps one INSERT of eight columns well below SQLite's limit of 32,766 values. */
const maxRowsPerInsert = 1_000;

export async function insertImport(
  tx: Tx,
  { rows, ...list }: typeof userImports.$inferInsert & { rows: ImportRow[] },
): Promise<void> {
  await tx.insert(userImports).values(list);
  for (let from = 0; from < rows.length; from += maxRowsPerInsert)
    await tx
      .insert(userImportRows)
      .values(rows.slice(from, from + maxRowsPerInsert).map((row) => ({ ...row, importId: list.id })));
}

/** Deletes old lists, because they name people who may have no account. Running imports are kept. */
export async function deleteImportsBefore(tx: Tx, moment: Date): Promise<void> {
  await tx
    .delete(userImports)
    .where(and(lte(userImports.createdAt, moment), ne(userImports.state, "running")));
}

const hasNoProblems = sql`${userImportRows.problems} = '[]'`;

const countOf = (condition: ReturnType<typeof sql>) =>
  sql<number>`(select count(*) from ${userImportRows} where ${userImportRows.importId} = ${userImports.id} and ${condition})`;

/** A list and its progress. */
export async function findImport(handle: Handle, importId: string) {
  const [found] = await handle
    .select({
      id: userImports.id,
      fileName: userImports.fileName,
      state: userImports.state,
      invites: userImports.invites,
      createdById: userImports.createdById,
      fine: countOf(hasNoProblems),
      faulty: countOf(sql`not ${hasNoProblems}`),
      created: countOf(sql`${userImportRows.outcome} = 'created'`),
      taken: countOf(sql`${userImportRows.outcome} = 'taken'`),
    })
    .from(userImports)
    .where(eq(userImports.id, importId));
  return found;
}

const rowColumns = {
  line: userImportRows.line,
  email: userImportRows.email,
  name: userImportRows.name,
  surname: userImportRows.surname,
  role: userImportRows.role,
  problems: userImportRows.problems,
  outcome: userImportRows.outcome,
};

type Page = { importId: string; afterLine: number; onlyFaulty: boolean; limit: number };

/** A page of a list's rows, in the order of the file. */
export async function listImportRows(handle: Handle, { importId, afterLine, onlyFaulty, limit }: Page) {
  return handle
    .select(rowColumns)
    .from(userImportRows)
    .where(
      and(
        eq(userImportRows.importId, importId),
        gt(userImportRows.line, afterLine),
        onlyFaulty ? sql`not ${hasNoProblems}` : undefined,
      ),
    )
    .orderBy(asc(userImportRows.line))
    .limit(limit);
}

export type ListedRow = Awaited<ReturnType<typeof listImportRows>>[number];

/** The next rows without problems whose account was not created yet. */
export async function listRowsToCreate(handle: Handle, importId: string, limit: number) {
  return handle
    .select(rowColumns)
    .from(userImportRows)
    .where(and(eq(userImportRows.importId, importId), isNull(userImportRows.outcome), hasNoProblems))
    .orderBy(asc(userImportRows.line))
    .limit(limit);
}

export async function setRowOutcome(
  tx: Tx,
  { importId, line, outcome }: { importId: string; line: number; outcome: (typeof rowOutcomes)[number] },
): Promise<void> {
  await tx
    .update(userImportRows)
    .set({ outcome })
    .where(and(eq(userImportRows.importId, importId), eq(userImportRows.line, line)));
}

type Move = { importId: string; from: ImportState[]; to: ImportState; invites?: boolean };

/** Changes the state of a list, and ends its lease. Returns false if it was in none of the `from` states: nothing is written. */
export async function moveImport(tx: Tx, { importId, from, to, invites }: Move): Promise<boolean> {
  const moved = await tx
    .update(userImports)
    .set({ state: to, leaseUntil: null, ...(invites !== undefined && { invites }) })
    .where(and(eq(userImports.id, importId), inArray(userImports.state, from)))
    .returning({ id: userImports.id });
  return moved.length === 1;
}

/** The right to create the accounts of a list for a while. The attempt number fences off an earlier claim. */
export type ImportClaim = { importId: string; attempt: number };

type ClaimTime = { now: Date; leaseMs: number };

/** Condition: the import is running, and no process is working on it. */
const isDue = (now: Date) =>
  and(eq(userImports.state, "running"), or(isNull(userImports.leaseUntil), lte(userImports.leaseUntil, now)));

export async function hasDueImport(handle: Handle, now: Date): Promise<boolean> {
  const found = await handle.select({ id: userImports.id }).from(userImports).where(isDue(now)).limit(1);
  return found.length > 0;
}

/** Claims the oldest running import on which no process is working. */
export async function claimDueImport(tx: Tx, { now, leaseMs }: ClaimTime): Promise<ImportClaim | undefined> {
  const [due] = await tx
    .select({ id: userImports.id })
    .from(userImports)
    .where(isDue(now))
    .orderBy(asc(userImports.createdAt), asc(userImports.id))
    .limit(1);
  if (!due) return undefined;
  const [claim] = await tx
    .update(userImports)
    .set({ attempt: sql`${userImports.attempt} + 1`, leaseUntil: new Date(now.getTime() + leaseMs) })
    .where(and(eq(userImports.id, due.id), isDue(now)))
    .returning({ importId: userImports.id, attempt: userImports.attempt });
  return claim;
}

const isHeld = ({ importId, attempt }: ImportClaim) =>
  and(eq(userImports.id, importId), eq(userImports.attempt, attempt), isNotNull(userImports.leaseUntil));

/** Returns false if the claim was lost: the import was cancelled, or the lease expired and another process took over. */
export async function extendImportLease(
  tx: Tx,
  claim: ImportClaim,
  { now, leaseMs }: ClaimTime,
): Promise<boolean> {
  const extended = await tx
    .update(userImports)
    .set({ leaseUntil: new Date(now.getTime() + leaseMs) })
    .where(isHeld(claim))
    .returning({ id: userImports.id });
  return extended.length === 1;
}

/** Hands an import back, for another process to continue. */
export async function releaseImport(tx: Tx, claim: ImportClaim): Promise<void> {
  await tx.update(userImports).set({ leaseUntil: null }).where(isHeld(claim));
}
