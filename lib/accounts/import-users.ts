import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import {
  findImport,
  forgetImportsBefore,
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
/** A transaction of so many is short enough for everybody else who writes. */
const rowsAtOnce = 50;

/**
 * Reads a list of people and keeps it to be looked at. Nobody is created.
 *
 * @returns its id
 * @throws {UserFacingError} see `readPeople`
 */
export async function takeImport(
  { db, now: clock }: Accounts,
  { adminId, fileName, bytes }: { adminId: string; fileName: string; bytes: Uint8Array },
): Promise<string> {
  const people = readPeople(bytes);
  return db.write(async (tx) => {
    const now = clock();
    await forgetImportsBefore(tx, new Date(now.getTime() - keptMs));
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

type Doing = { adminId: string; importId: string; origin?: Origin };

/** Begins to create the people of a list, or goes on after it was cancelled: `runImport` does the work. */
export async function startImport(
  { db, now: clock }: Accounts,
  { adminId, importId, origin, invites }: Doing & { invites: boolean },
): Promise<void> {
  await db.write(async (tx) => {
    const move = { importId, from: ["ready" as const, "cancelled" as const], to: "running" as const };
    if (!(await moveImport(tx, { ...move, invites }))) throw new UserFacingError({ code: "import_gone" });
    const event = { action: "users.import_started", actorId: adminId, origin } as const;
    await appendAuditEvent(tx, { ...event, at: clock(), detail: { import: importId } });
  });
}

/** Stops an import. Whoever was created by then stays. */
export async function cancelImport(
  { db, now: clock }: Accounts,
  { adminId, importId, origin }: Doing,
): Promise<void> {
  await db.write(async (tx) => {
    const isMine = await moveImport(tx, { importId, from: ["running"], to: "cancelled" });
    if (!isMine) throw new UserFacingError({ code: "import_gone" });
    const event = { action: "users.import_cancelled", actorId: adminId, origin } as const;
    await appendAuditEvent(tx, { ...event, at: clock(), detail: { import: importId } });
  });
}

/**
 * Creates the people of a list, some in each transaction, until all are there or somebody cancels it. A process that takes
 * over goes on where the one before stopped.
 */
export async function runImport(accounts: Accounts, importId: string): Promise<void> {
  for (let isMore = true; isMore;)
    isMore = await accounts.db.write((tx) => importSome(tx, accounts, importId));
}

async function importSome(tx: Tx, accounts: Accounts, importId: string): Promise<boolean> {
  const list = await findImport(tx, importId);
  if (list?.state !== "running") return false;
  const rows = await listRowsToCreate(tx, importId, rowsAtOnce);
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
  if (rows.length === rowsAtOnce) return true;
  await moveImport(tx, { importId, from: ["running"], to: "done" });
  return false;
}
