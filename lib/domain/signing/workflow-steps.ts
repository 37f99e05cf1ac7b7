import { isOver, type SigningStatus, waitsFor } from "./signing-status";

/** The steps of a signing's workflow, as shown to admins. */
const workflowStepNames = ["upload", "fetch", "create", "sign", "collect", "delete"] as const;

export type WorkflowStepName = (typeof workflowStepNames)[number];

/**
 * - `done`; `now`: a process is working on it; `waiting`: the workflow takes it later; `stopped`: an admin must act;
 * - `next`: follows the current step; `left_out`: will never be reached.
 */
export type WorkflowStepState = "done" | "now" | "waiting" | "stopped" | "next" | "left_out";

export type WorkflowStep = { name: WorkflowStepName; state: WorkflowStepState };

type Recorded = {
  status: SigningStatus;
  sources: readonly { token: string | null; uploadedAt: Date | null }[];
  gatewayToken: string | null;
  resultUrl: string | null;
  signedFileId: string | null;
  deletedAtGatewayAt: Date | null;
  dueAt: Date | null;
  leaseUntil: Date | null;
};

/** Each step of a signing with its progress, derived from what is recorded. */
export function workflowSteps(recorded: Recorded, now: Date): WorkflowStep[] {
  const isDone = doneSteps(recorded);
  const current = workflowStepNames.find((name) => !isDone[name]);
  return workflowStepNames.map((name) => {
    if (isDone[name]) return { name, state: "done" };
    if (isOver(recorded.status)) return { name, state: stateOnceOver(name, recorded, now) };
    if (name !== current) return { name, state: "next" };
    return { name, state: waitsFor(recorded.status, "admin") ? "stopped" : stateOfWork(recorded, now) };
  });
}

function doneSteps(recorded: Recorded): Record<WorkflowStepName, boolean> {
  const { sources, gatewayToken, resultUrl, signedFileId, deletedAtGatewayAt } = recorded;
  return {
    upload: sources.every(({ token }) => token),
    fetch: sources.every(({ token, uploadedAt }) => token && uploadedAt),
    create: gatewayToken !== null,
    sign: resultUrl !== null,
    collect: signedFileId !== null,
    delete: deletedAtGatewayAt !== null,
  };
}

const stateOfWork = ({ leaseUntil }: Recorded, now: Date) =>
  leaseUntil && leaseUntil > now ? "now" : "waiting";

/** The remaining steps are left out, but the gateway's copy may still have to be deleted. */
function stateOnceOver(name: WorkflowStepName, recorded: Recorded, now: Date): WorkflowStepState {
  const isLeftOut = name !== "delete" || recorded.dueAt === null;
  return isLeftOut ? "left_out" : stateOfWork(recorded, now);
}
