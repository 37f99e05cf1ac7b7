import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { CallFailure } from "@/lib/domain/gateway/gateway-call";
import type { Origin } from "@/lib/domain/request/origin";
import { GatewayError } from "@/lib/gateway/gateway-error";
import { noteGatewayAccess } from "../rules/gateway-access";
import { accessAfter } from "../rules/outcome-of-failure";
import type { WorkflowContext } from "../rules/workflow-context";

/** The gateway's answer: it accepts our token, refuses it, or gave no readable answer. */
export type GatewayCheck = "granted" | "forbidden" | "unreachable" | "unavailable" | "contract";

/** No call only checks access, so this asks for a file that does not exist: "not found" means that all is well. */
const nobodysFile = "paraph-check";

/**
 * Calls the gateway now, for an admin who waits for the result. The result counts as that of any other call: a pause
 * of gateway work ends or begins.
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
