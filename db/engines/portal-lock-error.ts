import { StartError } from "@/lib/base/start-error";

/**
 * A lock that running portals share, and that a move of files or of the database holds exclusively. It ends with its
 * process.
 */
export type PortalLock = { release(): Promise<void> };

/** For a portal that lost its lock with its connection to the database. */
export type LosingLock = {
  /** Whether files were moved since the portal started. Called with the lock, once it is taken again. */
  wereFilesMoved: () => Promise<boolean>;
  /** Called if a move of files has begun or ended without the lock. */
  onRefused: (reason: PortalLockError) => void;
};

/** The exclusive lock of a move of files. */
export type MovingLock = PortalLock & {
  /** @throws {PortalLockError} if the lock was lost, so that a portal may run */
  requireHeld(): Promise<void>;
};

/** Portals never run while files or the database are moved. The message is one sentence for the operator. */
export class PortalLockError extends StartError {
  override name = "PortalLockError";

  static whileMoving() {
    return new PortalLockError("This database or its files are being moved: start the portal afterwards.");
  }

  static afterMoving() {
    return new PortalLockError(
      "The files of this database were moved while this portal had lost its connection: start it with their new place.",
    );
  }

  static whileRunning() {
    return new PortalLockError(
      "A portal runs on this database, or its files are being moved already: stop all portals first.",
    );
  }

  static lost(cause: unknown) {
    return new PortalLockError(
      "The connection to the database that kept portals out was lost: run this again, with all portals stopped.",
      { cause },
    );
  }
}
