import { z } from "zod";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { nudgeSigning, nudgeSigningOfFile } from "@/db/repositories/signing-claims";
import { hasSigned } from "@/db/repositories/signers";
import { findSigningWork } from "@/db/repositories/signings";
import type { WorkflowContext } from "./workflow-context";

/** What a postback says, as far as it saves a needless look: everything else in it is ignored. */
const postbackHint = z.object({ action: z.literal("signer_signed"), signer: z.string() });

/**
 * A postback came. It is unsigned, so it only says "look now": the gateway's own status decides. One that
 * tells of a signature which is recorded already says nothing new.
 *
 * @param body as received
 */
export async function takePostback(context: WorkflowContext, signingId: string, body: string): Promise<void> {
  const work = await findSigningWork(context.db.read, signingId);
  if (!work) return;
  const hint = postbackHint.safeParse(readBody(body));
  const isNews =
    work.status === "out_for_signature" &&
    !(hint.success && (await hasSigned(context.db.read, { signingId, gatewayId: hint.data.signer })));
  await context.db.write(async (tx) => {
    const at = context.now();
    const subject = { documentId: work.documentId, signingId };
    await appendAuditEvent(tx, { at, action: "gateway.postback_received", ...subject });
    if (isNews) await nudgeSigning(tx, { signingId, now: at });
  });
}

/** Bodies are JSON; form-encoded ones have been seen (the gateway's document, "Postback"). */
function readBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}

/** The browser says that its person has signed: look now. */
export async function takeSignedCallback(context: WorkflowContext, signingId: string): Promise<void> {
  await context.db.write((tx) => nudgeSigning(tx, { signingId, now: context.now() }));
}

/** The gateway has fetched a source file: whether it accepted it can be asked now. */
export async function takeFetchedFile(context: WorkflowContext, fileId: string): Promise<void> {
  await context.db.write((tx) => nudgeSigningOfFile(tx, { fileId, now: context.now() }));
}
