import type { MovingLock, PortalLock } from "./engines/portal-lock-error";
import { holdPostgresPortalLock, keepPostgresPortalsOut } from "./engines/postgres-portal-lock";
import { holdSqlitePortalLock, keepSqlitePortalsOut } from "./engines/sqlite-portal-lock";
import { fileIn, type Place } from "./client";

/**
 * Says for as long as a portal runs that it does, so that its files are not moved meanwhile. The database was opened.
 *
 * @param onRefused called if the connection to the database was lost, and files began to be moved in between
 * @throws {PortalLockError} one sentence for the operator, if files are being moved
 */
export const holdPortalLock = async (
  { dataDir, databaseUrl }: Place,
  { onRefused }: { onRefused: () => void },
): Promise<PortalLock> =>
  databaseUrl === undefined
    ? holdSqlitePortalLock(fileIn(dataDir))
    : holdPostgresPortalLock(databaseUrl, { onRefused });

/**
 * Keeps portals from starting while their files are moved. The database was opened.
 *
 * @throws {PortalLockError} one sentence for the operator, if one runs
 */
export const keepPortalsOut = async ({ dataDir, databaseUrl }: Place): Promise<MovingLock> =>
  databaseUrl === undefined ? keepSqlitePortalsOut(fileIn(dataDir)) : keepPostgresPortalsOut(databaseUrl);
