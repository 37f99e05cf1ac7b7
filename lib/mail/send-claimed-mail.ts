import type { Handle } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import {
  findDecline,
  findMailContent,
  isInvited,
  type MailClaim,
  type MailContent,
  settleMail,
} from "@/db/repositories/mails";
import type { AuditAction } from "@/lib/domain/audit-action";
import { composeMail } from "./compose-mail";
import type { MailContext } from "./mail-context";
import { MailError } from "./mail-server";
import { linkTokenPurpose } from "./queue-mail";
import { nextMailAt } from "./retry-schedule";

/** Sends one claimed mail and records what came of it. A crash in between repeats this mail alone, with the same id. */
export async function sendClaimedMail(context: MailContext, claim: MailClaim): Promise<void> {
  const { db } = context;
  const content = await findMailContent(db.read, claim.mailId);
  if (!content) throw new Error(`Mail ${claim.mailId} is not there.`);
  if (!(await isNeeded(context.db.read, content))) return giveUp(context, claim);
  try {
    await context.server.send(await compose(context, content));
  } catch (error) {
    context.log(`Mail ${content.id} was not sent`, error);
    return settleFailure(context, claim, content, error);
  }
  const sent = { sentAt: context.now(), dueAt: null, sealedLinkToken: null };
  await settle(context, claim, content, sent, "mail.sent");
}

/** Nobody is asked to sign what is over, or what they have signed since; and whoever was never asked need not hear its end. */
async function isNeeded(handle: Handle, content: MailContent): Promise<boolean> {
  const { kind, signingStatus, cancelAskedAt, signerId, signedAt, withdrawnAt } = content;
  if (kind === "invitation" || kind === "reminder")
    return signingStatus === "out_for_signature" && !cancelAskedAt && !signedAt && !withdrawnAt;
  if ((kind === "cancelled" || kind === "withdrawn") && signerId) return isInvited(handle, signerId);
  return true;
}

/** Looked at once more in the transaction that ends it: a signer who was taken off may have been kept since. */
async function giveUp({ db, now }: MailContext, claim: MailClaim): Promise<void> {
  await db.write(async (tx) => {
    const content = await findMailContent(tx, claim.mailId);
    const isNeededAgain = content && (await isNeeded(tx, content));
    const ended = { ending: "not_needed", dueAt: null, sealedLinkToken: null } as const;
    await settleMail(tx, claim, isNeededAgain ? { dueAt: now() } : ended);
  });
}

async function compose({ db, sealer, appUrl, from }: MailContext, content: MailContent) {
  const { sealedLinkToken, documentId, signingId, kind } = content;
  const link = sealedLinkToken
    ? `${appUrl}/sign/${sealer.open(linkTokenPurpose, sealedLinkToken)}`
    : `${appUrl}/documents/${documentId}`;
  const decline = kind === "declined" ? await findDecline(db.read, signingId) : undefined;
  return composeMail(content, { link, decline, from });
}

function settleFailure(context: MailContext, claim: MailClaim, content: MailContent, error: unknown) {
  const failures = content.failures + 1;
  if (error instanceof MailError && error.isFinal) {
    const refused = { failures, ending: "refused", dueAt: null, sealedLinkToken: null } as const;
    return settle(context, claim, content, refused, "mail.refused");
  }
  const dueAt = nextMailAt({ failures, random: context.random() }, context.now());
  return settle(context, claim, content, { failures, dueAt }, "mail.delayed");
}

async function settle(
  { db, now, log }: MailContext,
  claim: MailClaim,
  { kind, documentId, signingId }: MailContent,
  result: Parameters<typeof settleMail>[2],
  action: AuditAction,
): Promise<void> {
  const isMine = await db.write(async (tx) => {
    const settled = await settleMail(tx, claim, result);
    if (settled) await appendAuditEvent(tx, { at: now(), action, documentId, signingId, detail: { kind } });
    return settled;
  });
  if (!isMine) log(`Mail ${claim.mailId}: the lease was lost, another process goes on.`, undefined);
}
