import { signalSigning, signalSigningOfFile } from "@/db/repositories/signing-claims";
import { firstSparseCheck } from "../rules/schedule";
import type { WorkflowContext } from "../rules/workflow-context";

/** Events that the frame reports to the page around it. */
export const frameEvents = ["signed", "cancelled"] as const;

/**
 * Takes an event of the frame. After "signed", the status is checked now and again within seconds. "cancelled" may be
 * a decline, for which the gateway sends no postback, so the status is checked once.
 */
export async function takeFrameEvent(
  context: WorkflowContext,
  { signingId, event }: { signingId: string; event: (typeof frameEvents)[number] },
): Promise<void> {
  const quietChecks = event === "signed" ? 0 : firstSparseCheck;
  await context.db.write((tx) => signalSigning(tx, { signingId, quietChecks, now: context.now() }));
}

/** The gateway has fetched a source file, so its upload status can be checked now. */
export async function takeFetchedFile(context: WorkflowContext, fileId: string): Promise<void> {
  await context.db.write((tx) => signalSigningOfFile(tx, { fileId, now: context.now() }));
}
