import { and, eq, inArray, isNull, lt, notExists, sql } from "drizzle-orm";
import { alias } from "../dialect/columns";
import { statusesWaitingFor } from "@/lib/domain/signing/signing-status";
import type { Handle } from "../client";
import { signers, signings } from "../schema";

/** Condition: the signing is with its signers, who can sign, decline and be reminded. */
export const isOut = inArray(signings.status, statusesWaitingFor("signers"));

/** Condition: all signers of earlier steps have signed. The equivalent of `isInTurn` (lib/domain) for queries. */
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

/** Until when people can sign: the sender's deadline, or else the end of the gateway's retention. */
export const signUntil = sql<Date | null>`coalesce(${signings.deadlineAt}, ${signings.gatewayExpiresAt})`
  .mapWith(signings.gatewayExpiresAt)
  .as("sign_until");
