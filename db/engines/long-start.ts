import { log } from "@/lib/base/log";

// Tells the operator why a start takes long. A new database is ready within seconds, so nothing is printed for it.

export function logMigration({ applied, known }: { applied: number; known: number }): void {
  if (applied > 0 && applied < known)
    log(`The database is being migrated: ${known - applied} of ${known} migrations are new.`);
}

export function logIndexRebuild(documents: number): void {
  if (documents > 0)
    log(
      `The library's index is being rebuilt: about a minute for every 100,000 documents, of which there are ${documents}.`,
    );
}
