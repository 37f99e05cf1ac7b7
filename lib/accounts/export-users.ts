import type { Db } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { readUsers } from "@/db/repositories/user-directory";
import { csvStream } from "@/lib/base/csv/write-csv";
import type { Origin } from "@/lib/domain/request/origin";

/** An import reads the first four. */
const headings = ["email", "name", "surname", "role", "state", "language", "last_sign_in", "created"];

/** Streams all accounts as CSV, and records the export in the audit log. */
export async function exportUsers(
  { db, now }: { db: Db; now: () => Date },
  { adminId, origin }: { adminId: string; origin?: Origin },
): Promise<ReadableStream<Uint8Array>> {
  await db.write((tx) =>
    appendAuditEvent(tx, { at: now(), action: "users.exported", actorId: adminId, origin }),
  );
  return csvStream(headings, rowsOf(db));
}

async function* rowsOf(db: Db): AsyncGenerator<string[]> {
  for await (const user of readUsers(db.read)) {
    const { email, name, surname, role, state, language, lastSignInAt, createdAt } = user;
    const times = [lastSignInAt?.toISOString() ?? "", createdAt.toISOString()];
    yield [email, name, surname, role, state, language ?? "", ...times];
  }
}
