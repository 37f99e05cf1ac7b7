import type { LosingLock, MovingLock, PortalLock } from "./engines/portal-lock-error";
import { excludePostgresPortals, holdPostgresPortalLock } from "./engines/postgres-portal-lock";
import { excludeSqlitePortals, holdSqlitePortalLock } from "./engines/sqlite-portal-lock";
import { fileIn, type Place } from "./client";

/**
 * Marks a portal as running until it ends, so that its files are not moved meanwhile. Requires an opened database.
 *
 * @throws {PortalLockError} one sentence for the operator, if files are being moved
 */
export const holdPortalLock = async (
  { dataDir, databaseUrl }: Place,
  losing: LosingLock,
): Promise<PortalLock> =>
  databaseUrl === undefined
    ? holdSqlitePortalLock(fileIn(dataDir))
    : holdPostgresPortalLock(databaseUrl, losing);

/**
 * Keeps portals from starting while their files are moved. Requires an opened database.
 *
 * @throws {PortalLockError} one sentence for the operator, if a portal runs
 */
export const excludePortals = async ({ dataDir, databaseUrl }: Place): Promise<MovingLock> =>
  databaseUrl === undefined ? excludeSqlitePortals(fileIn(dataDir)) : excludePostgresPortals(databaseUrl);
