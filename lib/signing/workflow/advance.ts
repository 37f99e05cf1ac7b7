import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { setDocumentStatus } from "@/db/repositories/documents";
import {
  type Claim,
  lockClaimed,
  releaseClaim,
  type SigningChanges,
  writeClaimed,
} from "@/db/repositories/signing-claims";
import { listSignerWork } from "@/db/repositories/signers";
import { findSigningWork, type SigningWork } from "@/db/repositories/signings";
import { canMove } from "@/lib/domain/signing/signing-status";
import { recordGatewayAccess } from "../rules/gateway-access";
import { type HeldLease, LeaseLostError, LeaseReturnedError } from "@/lib/base/lease";
import { fencedGateway } from "./fenced-gateway";
import { holdSigning } from "./lease";
import { callsGateway, nextStep, runStep, type StepName } from "./next-step";
import { outcomeOfFailure } from "../rules/outcome-of-failure";
import { nextReminderAt } from "../rules/reminders";
import { required } from "@/lib/base/required";
import type { StepInput, StepOutcome } from "../rules/step";
import { nextMarkAt, type TimedSigning } from "../rules/gateway-retention";
import { trashOnceCancelled } from "./trash-once-cancelled";
import type { WorkflowContext } from "../rules/workflow-context";

/**
 * Advances a claimed signing: reads what is recorded, takes the next step, records its result, and repeats until it
 * must wait or is done. A signing moves on no other path.
 *
 * @param stopping aborted with a {@link LeaseReturnedError} when this process must end
 */
export async function advance(context: WorkflowContext, claim: Claim, stopping?: AbortSignal): Promise<void> {
  const { db, now } = context;
  try {
    await holdSigning({ db, claim, now, stopping }, async (held) => {
      while (await advanceOneStep(context, claim, held));
    });
  } catch (error) {
    if (error instanceof LeaseReturnedError)
      return db.writeConcurrently((tx) => releaseClaim(tx, claim, { dueAt: now(), now: now() }));
    if (!(error instanceof LeaseLostError)) throw error;
    context.log(`Signing ${claim.signingId}: the lease was lost, another process continues.`, error);
  }
}

/** @returns whether the next step can be taken at once */
async function advanceOneStep(context: WorkflowContext, claim: Claim, held: HeldLease): Promise<boolean> {
  const { db } = context;
  const { signal } = held;
  const work = required(await findSigningWork(db.read, claim.signingId), "signing");
  const signers = await listSignerWork(db.read, claim.signingId);
  const name = nextStep({ ...work, remindAt: nextReminderAt(work, signers) }, context.now());
  const input: StepInput = {
    context: { ...context, gateway: fencedGateway(context.gateway.about(work.id), held.confirm) },
    work,
    signers,
    signal,
    intend: async (changes, event) => {
      await db.writeConcurrently(async (tx) => {
        await writeOrStop(tx, claim, changes);
        if (event) await appendAuditEvent(tx, { ...event, ...subjectOf(work), at: context.now() });
      });
      held.requireHeld();
    },
  };
  const write = (outcome: StepOutcome) =>
    db.writeConcurrently((tx) => record(tx, { context, claim, work, outcome }));
  if (!name) return write({ next: "never" });
  try {
    return await write(await takeStep(name, input));
  } catch (error) {
    if (error instanceof LeaseLostError) throw error;
    signal.throwIfAborted();
    context.log(`Signing ${work.id}: ${name} failed`, error);
    return write(outcomeOfFailure(input, error));
  }
}

/** Runs a step. If it succeeds, it clears the reason and number of earlier failures. */
async function takeStep(name: StepName, input: StepInput): Promise<StepOutcome> {
  const outcome = await runStep(name, input);
  input.signal.throwIfAborted();
  if (!callsGateway(name)) return outcome;
  return { access: "granted", ...outcome, changes: { failures: 0, reason: null, ...outcome.changes } };
}

type Recording = { context: WorkflowContext; claim: Claim; work: SigningWork; outcome: StepOutcome };

/** Records the outcome of a step in one transaction: its result, its events, and when the signing is due next. */
async function record(tx: Tx, { context, claim, work, outcome }: Recording): Promise<boolean> {
  const now = context.now();
  const { changes = {}, events = [], access, next } = outcome;
  if (changes.status && !canMove(work.status, changes.status))
    throw new RangeError(`A signing cannot move from ${work.status} to ${changes.status}.`);
  if (!(await lockClaimed(tx, claim))) throw leaseLost();
  await outcome.writes?.(tx);
  await writeOrStop(tx, claim, changes);
  if (changes.status)
    await setDocumentStatus(tx, { documentId: work.documentId, status: changes.status, now });
  if (next !== "now") {
    const recorded = { ...work, ...changes };
    const remindAt = nextReminderAt(recorded, await listSignerWork(tx, work.id));
    await releaseClaim(tx, claim, { dueAt: dueAfter({ ...recorded, remindAt }, next, now), now });
  }
  // Last, as from the first entry on other portals wait to append theirs.
  for (const event of events) await appendAuditEvent(tx, { ...event, ...subjectOf(work), at: now });
  if (access) await recordGatewayAccess(tx, { access, now, ...subjectOf(work) });
  if (changes.status) await trashOnceCancelled(tx, { work, status: changes.status, now });
  return next === "now";
}

/**
 * The gateway's retention, a deadline or a reminder may make a signing due sooner, but not while it waits after a
 * failed call.
 */
function dueAfter(recorded: TimedSigning, next: Date | "never", now: Date): Date | null {
  const mark = nextMarkAt(recorded, now);
  if (next === "never") return mark ?? null;
  return mark && mark < next && recorded.failures === 0 ? mark : next;
}

async function writeOrStop(tx: Tx, claim: Claim, changes: SigningChanges): Promise<void> {
  if (!(await writeClaimed(tx, claim, changes))) throw leaseLost();
}

const leaseLost = () => new LeaseLostError("The lease on the signing was lost.");

const subjectOf = ({ id, documentId }: SigningWork) => ({ signingId: id, documentId });
