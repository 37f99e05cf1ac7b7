import { StartError } from "@/lib/base/start-error";

/** A database that this version of the portal cannot use. The message is one sentence for the operator. */
export class DatabaseError extends StartError {
  override name = "DatabaseError";
}

/** @throws {DatabaseError} if the database has more migrations than this version knows */
export function requireKnownMigrations(applied: number, known: number): void {
  if (applied > known)
    throw new DatabaseError(
      `The database was used by a newer version of the portal: it has ${applied} migrations, this version knows ${known}.`,
    );
}
