import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { GatewayFailure } from "@/lib/domain/gateway/gateway-call";
import type { Origin } from "@/lib/domain/request/origin";
import { GatewayError } from "@/lib/gateway/gateway-error";
import { recordGatewayAccess } from "../rules/gateway-access";
import { accessAfter } from "../rules/outcome-of-failure";
import type { WorkflowContext } from "../rules/workflow-context";

/** The result of a check: the gateway accepts our token, refuses it, or gave no usable response. */
export type GatewayCheck = "granted" | "forbidden" | "unreachable" | "unavailable" | "contract";

/** No call only checks access, so the status of a missing file is requested: "not found" means access is granted. */
const missingFileToken = "paraph-check";

/**
 * Calls the gateway now, for an admin who waits for the result. Like any other call, it begins or ends a pause of
 * gateway work.
 */
export async function checkGateway(
  { db, gateway, now }: Pick<WorkflowContext, "db" | "gateway" | "now">,
  { adminId, origin }: { adminId: string; origin?: Origin },
): Promise<GatewayCheck> {
  const { check, access } = await callGateway(gateway);
  await db.write(async (tx) => {
    const at = now();
    await appendAuditEvent(tx, {
      ...{ at, action: "gateway.checked", actorId: adminId, origin, detail: { result: check } },
    });
    if (access) await recordGatewayAccess(tx, { access, now: at });
  });
  return check;
}

async function callGateway(gateway: WorkflowContext["gateway"]) {
  try {
    await gateway.getUploadStatus(missingFileToken);
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
} as const satisfies Record<GatewayFailure, GatewayCheck>;
