import { and, eq, isNull, lt, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Handle } from "../client";
import { signers } from "../schema";

/** A condition: all signers of earlier steps have signed. The same as `isInTurn` of the domain, for queries. */
export function hasTurn(handle: Handle) {
  const earlier = alias(signers, "earlier");
  return notExists(
    handle
      .select({ id: earlier.id })
      .from(earlier)
      .where(
        and(
          eq(earlier.signingId, signers.signingId),
          lt(earlier.step, signers.step),
          isNull(earlier.signedAt),
          isNull(earlier.removedAt),
        ),
      ),
  );
}
