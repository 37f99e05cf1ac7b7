import type pg from "pg";
import { log } from "@/lib/base/log";
import { locks } from "../dialect/locks";
import { type LosingLock, type MovingLock, PortalLockError, type PortalLock } from "./portal-lock-error";
import { connectToPostgres } from "./postgres-connect";
import { keepSession } from "./postgres-session";

/**
 * Holds the lock that running portals share until it is released. The lock ends with its connection and is taken again
 * within seconds.
 *
 * @throws {PortalLockError} if files are being moved; and what `pg` throws
 */
export async function holdPostgresPortalLock(
  url: string,
  { wereFilesMoved, onRefused }: LosingLock,
): Promise<PortalLock> {
  let wasHeld = false;
  let session: ReturnType<typeof keepSession> | undefined;
  const release = async () => session?.close();
  try {
    await new Promise<void>((resolve, reject) => {
      session = keepSession(url, {
        async start(client) {
          try {
            if (!(await isGranted(client, "pg_try_advisory_lock_shared")))
              throw PortalLockError.whileMoving();
            if (wasHeld && (await wereFilesMoved())) throw PortalLockError.afterMoving();
          } catch (error) {
            if (wasHeld && error instanceof PortalLockError) onRefused(error);
            throw error;
          }
          wasHeld = true;
          resolve();
        },
        onFailure(error) {
          if (!wasHeld) return reject(error);
          log("The lock of a running portal was lost", error);
        },
      });
    });
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}

/**
 * Keeps portals from starting until the lock is released or its connection is lost.
 *
 * @throws {PortalLockError} if a portal runs; {DatabaseError} if the server does not answer; and what `pg` throws
 */
export async function excludePostgresPortals(url: string): Promise<MovingLock> {
  const client = await connectToPostgres(url);
  try {
    if (!(await lockOutPortals(client))) throw PortalLockError.whileRunning();
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    async requireHeld() {
      await client.query("SELECT 1").catch((cause: unknown) => {
        throw PortalLockError.lost(cause);
      });
    },
    release: () => client.end(),
  };
}

/** Keeps portals from starting until the connection ends. @returns false if a portal runs */
export const lockOutPortals = (client: pg.Client): Promise<boolean> =>
  isGranted(client, "pg_try_advisory_lock");

async function isGranted(client: pg.Client, lock: string): Promise<boolean> {
  const { rows } = await client.query<{ granted: boolean }>(`SELECT ${lock}(${locks.portals}) AS granted`);
  return rows[0]?.granted ?? false;
}
