import { StartError } from "@/lib/base/start-error";

/** What running portals share, and what moves files alone. It ends with its process, however that ends. */
export type PortalLock = { release(): Promise<void> };

/** What keeps portals out while files are moved. */
export type MovingLock = PortalLock & {
  /** @throws {PortalLockError} if it was lost, so that a portal may run */
  requireHeld(): Promise<void>;
};

/** Portals run, or files are moved, never both. The message is one sentence for the operator. */
export class PortalLockError extends StartError {
  override name = "PortalLockError";

  static whileMoving() {
    return new PortalLockError("The files of this database are being moved: start the portal afterwards.");
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
