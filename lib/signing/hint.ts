import { nudgeSigning, nudgeSigningOfFile } from "@/db/repositories/signing-claims";
import type { WorkflowContext } from "./workflow-context";

/** The browser says that its person has signed: look now. */
export async function takeSignedCallback(context: WorkflowContext, signingId: string): Promise<void> {
  await context.db.write((tx) => nudgeSigning(tx, { signingId, now: context.now() }));
}

/** The gateway has fetched a source file: whether it accepted it can be asked now. */
export async function takeFetchedFile(context: WorkflowContext, fileId: string): Promise<void> {
  await context.db.write((tx) => nudgeSigningOfFile(tx, { fileId, now: context.now() }));
}
