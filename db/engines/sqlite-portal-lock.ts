import { lockFile } from "@/lib/base/process-lock";
import { type MovingLock, PortalLockError, type PortalLock } from "./portal-lock-error";

// The lock is of a file beside the database, whose connections it leaves alone.
const lockOf = (file: string) => `${file}.portals`;

/** A portal may start at the moment in which a move asks for the lock, and is refused. */
const waitMs = 1_000;

/**
 * Holds the lock of running portals, which they share, until it is released.
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
 * Keeps portals from starting until it is released.
 *
 * @param file of the database
 * @throws {PortalLockError} if one runs
 */
export function keepSqlitePortalsOut(file: string): MovingLock {
  const lock = lockFile(lockOf(file), { waitMs: 0 });
  if (!lock) throw PortalLockError.whileRunning();
  return { release: async () => lock.release(), requireHeld: async () => {} };
}
