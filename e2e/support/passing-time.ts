import path from "node:path";
import Database from "better-sqlite3";
import { e2ePortals } from "@/scripts/e2e-portals";

/**
 * Lets the thirty days of a document's signing pass, up to so long before their end: the portal is told that they
 * began so much earlier, and looks at once. The gateway, which has not been told, still holds everything.
 */
export function passToBeforeEnd(documentId: string, leftMs: number): void {
  const database = new Database(path.join(e2ePortals.url.dataDir, "paraph.db"), { timeout: 10_000 });
  try {
    const now = Date.now();
    database
      .prepare(
        "UPDATE signings SET forgotten_at = ?, due_at = ? WHERE document_id = ? AND due_at IS NOT NULL",
      )
      .run(now + leftMs, now, documentId);
  } finally {
    database.close();
  }
}

/** Lets the deadline of a document's signing pass, as the portal knows it. */
export function passDeadline(documentId: string): void {
  const database = new Database(path.join(e2ePortals.url.dataDir, "paraph.db"), { timeout: 10_000 });
  try {
    const now = Date.now();
    database
      .prepare("UPDATE signings SET deadline_at = ?, due_at = ? WHERE document_id = ? AND due_at IS NOT NULL")
      .run(now, now, documentId);
  } finally {
    database.close();
  }
}
