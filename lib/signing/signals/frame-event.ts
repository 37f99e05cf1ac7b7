import { nudgeSigning, nudgeSigningOfFile } from "@/db/repositories/signing-claims";
import { unhurried } from "../rules/schedule";
import type { WorkflowContext } from "../rules/workflow-context";

/** What the frame tells the page of its person. */
export const frameEvents = ["signed", "cancelled"] as const;

/**
 * The browser says that its person has signed: look now, and again within seconds. Or that they have cancelled: that
 * may be a decline, of which no postback tells, and one look shows it.
 */
export async function takeFrameEvent(
  context: WorkflowContext,
  { signingId, event }: { signingId: string; event: (typeof frameEvents)[number] },
): Promise<void> {
  const quietChecks = event === "signed" ? 0 : unhurried;
  await context.db.write((tx) => nudgeSigning(tx, { signingId, quietChecks, now: context.now() }));
}

/** The gateway has fetched a source file: whether it accepted it can be asked now. */
export async function takeFetchedFile(context: WorkflowContext, fileId: string): Promise<void> {
  await context.db.write((tx) => nudgeSigningOfFile(tx, { fileId, now: context.now() }));
}
