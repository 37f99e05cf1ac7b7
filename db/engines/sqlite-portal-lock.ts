import { lockFile } from "@/lib/base/process-lock";
import { type MovingLock, PortalLockError, type PortalLock } from "./portal-lock-error";

// Locks a file next to the database, so that connections to the database are not affected.
const lockOf = (file: string) => `${file}.portals`;

/**
 * How long a starting portal retries: a move that is refused because another portal runs has held the lock for a moment
 * while it tried.
 */
const waitMs = 1_000;

/**
 * Holds the lock that running portals share until it is released.
 *
 * @param file of the database
 * @throws {PortalLockError} if files are being moved
 */
export function holdSqlitePortalLock(file: string): PortalLock {
  const lock = lockFile(lockOf(file), { waitMs, isShared: true });
  if (!lock) throw PortalLockError.whileMoving();
  return { release: async () => lock.release() };
}

/**
 * Keeps portals from starting until the lock is released.
 *
 * @param file of the database
 * @throws {PortalLockError} if a portal runs
 */
export function excludeSqlitePortals(file: string): MovingLock {
  const lock = lockFile(lockOf(file), { waitMs: 0 });
  if (!lock) throw PortalLockError.whileRunning();
  return { release: async () => lock.release(), requireHeld: async () => {} };
}
