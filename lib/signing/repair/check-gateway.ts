import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { CallFailure } from "@/lib/domain/gateway/gateway-call";
import type { Origin } from "@/lib/domain/request/origin";
import { GatewayError } from "@/lib/gateway/gateway-error";
import { noteGatewayAccess } from "../rules/gateway-access";
import { accessAfter } from "../rules/outcome-of-failure";
import type { WorkflowContext } from "../rules/workflow-context";

/** What the gateway said when it was asked: it takes our token, it refuses it, or no answer came that can be read. */
export type GatewayCheck = "granted" | "forbidden" | "unreachable" | "unavailable" | "contract";

/** There is no call that only asks, so it is asked for a file that nobody uploaded: "not found" means that all is well. */
const nobodysFile = "paraph-check";

/**
 * Asks the gateway now, for an admin who waits for the answer. What it tells of our token counts as from any other call: a
 * pause ends, or begins.
 */
export async function checkGateway(
  { db, gateway, now }: Pick<WorkflowContext, "db" | "gateway" | "now">,
  { adminId, origin }: { adminId: string; origin?: Origin },
): Promise<GatewayCheck> {
  const { check, access } = await ask(gateway);
  await db.write(async (tx) => {
    const at = now();
    await appendAuditEvent(tx, {
      ...{ at, action: "gateway.checked", actorId: adminId, origin, detail: { result: check } },
    });
    if (access) await noteGatewayAccess(tx, { access, now: at });
  });
  return check;
}

async function ask(gateway: WorkflowContext["gateway"]) {
  try {
    await gateway.getUploadStatus(nobodysFile);
    return { check: "granted" as const, access: "granted" as const };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { check: checks[error.failure], access: accessAfter(error) };
  }
}

const checks = {
  refused: "granted",
  not_found: "granted",
  forbidden: "forbidden",
  unreachable: "unreachable",
  unavailable: "unavailable",
  contract: "contract",
} as const satisfies Record<CallFailure, GatewayCheck>;
