import { appendAuditEvent } from "@/db/repositories/audit-events";
import { deleteImportsBefore, insertImport, moveImport } from "@/db/repositories/user-imports";
import { listTakenEmails } from "@/db/repositories/users";
import { newId } from "@/lib/domain/ids";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { Accounts } from "./accounts";
import { readPeople } from "./read-people";
import { dayMs } from "@/lib/domain/time/durations";

const keptMs = 30 * dayMs;

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

/** Starts creating the accounts of a list, or resumes after a cancellation; the importer does the work. */
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
