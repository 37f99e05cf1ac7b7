import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import {
  deleteImportsBefore,
  findImport,
  insertImport,
  listRowsToCreate,
  moveImport,
  setRowOutcome,
} from "@/db/repositories/user-imports";
import { listTakenEmails } from "@/db/repositories/users";
import { newId } from "@/lib/domain/ids";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { Accounts } from "./accounts";
import { addInvited, mailInvitation } from "./invite-user";
import { readPeople } from "./read-people";
import { dayMs } from "@/lib/domain/time/durations";

const keptMs = 30 * dayMs;
/** A transaction of this many rows is short enough not to delay other writers. */
const batchSize = 50;

/**
 * Reads a list of people and stores it for review. No account is created.
 *
 * @returns the id of the import
 * @throws {UserFacingError} see `readPeople`
 */
export async function takeImport(
  { db, now: clock }: Accounts,
  { adminId, fileName, bytes }: { adminId: string; fileName: string; bytes: Uint8Array },
): Promise<string> {
  const people = readPeople(bytes);
  return db.write(async (tx) => {
    const now = clock();
    await deleteImportsBefore(tx, new Date(now.getTime() - keptMs));
    const taken = await listTakenEmails(
      tx,
      people.map(({ email }) => email),
    );
    const rows = people.map((person) =>
      taken.has(person.email)
        ? { ...person, problems: [...person.problems, "email_taken" as const] }
        : person,
    );
    const id = newId("userImport", now);
    await insertImport(tx, { id, createdById: adminId, fileName, state: "ready", createdAt: now, rows });
    return id;
  });
}

type ImportCommand = { adminId: string; importId: string; origin?: Origin };

/** Starts creating the accounts of a list, or resumes after a cancellation; `runImport` does the work. */
export async function startImport(
  { db, now: clock }: Accounts,
  { adminId, importId, origin, invites }: ImportCommand & { invites: boolean },
): Promise<void> {
  await db.write(async (tx) => {
    const move = { importId, from: ["ready" as const, "cancelled" as const], to: "running" as const };
    if (!(await moveImport(tx, { ...move, invites }))) throw new UserFacingError({ code: "import_gone" });
    const event = { action: "users.import_started", actorId: adminId, origin } as const;
    await appendAuditEvent(tx, { ...event, at: clock(), detail: { import: importId } });
  });
}

/** Stops an import. Accounts that were already created stay. */
export async function cancelImport(
  { db, now: clock }: Accounts,
  { adminId, importId, origin }: ImportCommand,
): Promise<void> {
  await db.write(async (tx) => {
    const wasRunning = await moveImport(tx, { importId, from: ["running"], to: "cancelled" });
    if (!wasRunning) throw new UserFacingError({ code: "import_gone" });
    const event = { action: "users.import_cancelled", actorId: adminId, origin } as const;
    await appendAuditEvent(tx, { ...event, at: clock(), detail: { import: importId } });
  });
}

/**
 * Creates the accounts of a list, one batch per transaction, until all exist or the import is cancelled. After a
 * restart it continues where it stopped.
 */
export async function runImport(accounts: Accounts, importId: string): Promise<void> {
  for (let isMore = true; isMore;)
    isMore = await accounts.db.write((tx) => importBatch(tx, accounts, importId));
}

async function importBatch(tx: Tx, accounts: Accounts, importId: string): Promise<boolean> {
  const list = await findImport(tx, importId);
  if (list?.state !== "running") return false;
  const rows = await listRowsToCreate(tx, importId, batchSize);
  const taken = await listTakenEmails(
    tx,
    rows.map(({ email }) => email),
  );
  for (const { line, email, name, surname, role } of rows) {
    const isTaken = taken.has(email);
    await setRowOutcome(tx, { importId, line, outcome: isTaken ? "taken" : "created" });
    if (isTaken) continue;
    const person = { email, name, surname, role };
    const id = await addInvited(tx, { adminId: list.createdById, person, now: accounts.now() });
    if (list.invites) await mailInvitation(tx, accounts, { id, ...person });
  }
  if (rows.length === batchSize) return true;
  await moveImport(tx, { importId, from: ["running"], to: "done" });
  return false;
}
