import path from "node:path";
import Database from "better-sqlite3";

export type DocumentRecord = {
  documentId: string;
  documentStatus: string;
  signingId: string | null;
  status: string | null;
  dueAt: number | null;
  leaseUntil: number | null;
  failures: number | null;
  attempt: number | null;
  signalCount: number | null;
  fileToken: string | null;
  gatewayToken: string | null;
  archive: string | null;
};

const documentSql = `SELECT d.id AS "documentId", d.status AS "documentStatus", s.id AS "signingId", s.status,
    s.due_at AS "dueAt", s.lease_until AS "leaseUntil", s.failures, s.attempt, s.nudges AS "signalCount",
    f.token AS "fileToken", s.gateway_token AS "gatewayToken", s.archive
  FROM documents d LEFT JOIN signings s ON s.document_id = d.id
  LEFT JOIN signing_files f ON f.signing_id = s.id WHERE d.name = $1 ORDER BY s.created_at`;

const filesSql = `SELECT role, sha256, size_bytes AS "sizeBytes", check_report AS "validationReport"
  FROM files WHERE document_id = $1 AND role <> 'source'`;

/** Asks a database. A parameter is $1. */
export type Query = <Row>(sql: string, ...parameters: string[]) => Promise<Row[]>;

/**
 * Asks the file of a portal's database. Each query opens and closes a connection, as an open one would spare a restarted
 * portal the recovery after a crash.
 */
export const queryFile =
  (dataDir: string): Query =>
  async <Row>(sql: string, ...parameters: string[]) => {
    const database = new Database(path.join(dataDir, "paraph.db"), { readonly: true, timeout: 5_000 });
    try {
      const named = Object.fromEntries(parameters.map((value, index) => [index + 1, value]));
      return database.prepare<[object], Row>(sql).all(named);
    } finally {
      database.close();
    }
  };

/** Reads a portal's database with SQL of its own instead of the portal's code. */
export function readPortalDatabase(all: Query) {
  return {
    /** The document with this name, one row for each of its signings. */
    findDocuments: (name: string) => all<DocumentRecord>(documentSql, name),
    listResultFiles: (documentId: string) =>
      all<{ role: string; sha256: string; sizeBytes: number; validationReport: string | null }>(
        filesSql,
        documentId,
      ),
    listEvents: (documentId: string) =>
      all<{ action: string; at: number; detail: string }>(
        "SELECT action, at, detail FROM audit_events WHERE document_id = $1 ORDER BY seq",
        documentId,
      ),
    listSealedSignerTokens: async (signingId: string) =>
      (
        await all<{ token: string | null }>(
          "SELECT sealed_token AS token FROM signers WHERE signing_id = $1 ORDER BY position",
          signingId,
        )
      ).map(({ token }) => token),
    listHashes: async () =>
      (await all<{ sha256: string }>("SELECT DISTINCT sha256 FROM files")).map(({ sha256 }) => sha256),
  };
}

export type PortalDatabase = ReturnType<typeof readPortalDatabase>;
