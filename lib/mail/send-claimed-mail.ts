import type { Handle } from "@/db/client";
import { findLinkPerson } from "@/db/repositories/account-links";
import { type AccountMail, findAccountMail } from "@/db/repositories/account-mails";
import { appendAuditEvent, type AuditEvent } from "@/db/repositories/audit-events";
import {
  findDecline,
  findMailContent,
  isInvited,
  type MailClaim,
  type MailContent,
  settleMail,
} from "@/db/repositories/mails";
import { findOwnerMail, type OwnerMail } from "@/db/repositories/owner-mails";
import type { AccountLinkKind } from "@/lib/domain/people/account-link";
import type { AuditAction } from "@/lib/domain/audit/audit-action";
import type { AccountMailKind } from "@/lib/domain/mail/mail-kind";
import { waitsFor } from "@/lib/domain/signing/signing-status";
import { backoffMs } from "@/lib/domain/time/backoff";
import { hourMs, minuteMs, secondMs } from "@/lib/domain/time/durations";
import { withBackOff } from "@/lib/base/back-off";
import { tokenHash } from "@/lib/base/secrets/token";
import { composeAccountMail } from "./compose-account-mail";
import { composeMail } from "./compose-mail";
import { composeOwnerMail, isOwnerMailCurrent } from "./compose-owner-mail";
import type { MailContext } from "./mail-context";
import { findMailBrand } from "./mail-brand";
import { MailError } from "./mail-server";
import { linkTokenPurpose } from "./queue-mail";

type Content = MailContent | AccountMail | OwnerMail;

/**
 * Sends one claimed mail and records the result. A crash in between repeats only this mail, with the same message id.
 */
export async function sendClaimedMail(context: MailContext, claim: MailClaim): Promise<void> {
  const { db } = context;
  const content = await findContent(db.read, claim.mailId);
  if (!content) throw new Error(`Mail ${claim.mailId} is not there.`);
  if (!(await isNeeded(db.read, context, content))) return giveUp(context, claim);
  try {
    await context.server.send(await compose(context, content));
  } catch (error) {
    context.log(`Mail ${content.id} was not sent`, error);
    return settleFailure(context, claim, content, error);
  }
  const sent = { sentAt: context.now(), dueAt: null, sealedLinkToken: null };
  await withBackOff(() => settle(context, claim, content, sent, "mail.sent"), {
    patience: patienceToRecord,
    isTransient: () => true,
  });
}

/** Well within the lease. A mail that was sent and not recorded would be sent again. */
const patienceToRecord = { firstDelayMs: 100, maxDelayMs: 2 * secondMs, totalMs: minuteMs };

const findContent = async (handle: Handle, mailId: string): Promise<Content | undefined> =>
  (await findMailContent(handle, mailId)) ??
  (await findAccountMail(handle, mailId)) ??
  findOwnerMail(handle, mailId);

const isAboutAccount = (content: Content): content is AccountMail => "userId" in content;
const isToOwner = (content: Content): content is OwnerMail => "isOwn" in content;

/**
 * Whether a mail still serves a purpose: not an invitation to a signing that is over or signed, not news of the end of
 * a signing to a signer who was never invited, and not a link that is no longer valid.
 */
async function isNeeded(handle: Handle, context: MailContext, content: Content): Promise<boolean> {
  if (isAboutAccount(content)) {
    const kind = linkOf[content.kind].kind;
    const link = { tokenHash: tokenHash(linkTokenOf(context, content)), kind, now: context.now() };
    return (await findLinkPerson(handle, link)) !== undefined;
  }
  if (isToOwner(content)) return isOwnerMailCurrent(content);
  const { kind, signingStatus, cancelRequestedAt, signerId, signedAt, withdrawnAt } = content;
  if (kind === "invitation" || kind === "reminder")
    return waitsFor(signingStatus, "signers") && !cancelRequestedAt && !signedAt && !withdrawnAt;
  if ((kind === "cancelled" || kind === "withdrawn") && signerId) return isInvited(handle, signerId);
  return true;
}

/** Ends an unneeded mail. Checks again in the transaction: a withdrawn signer may have been kept in the meantime. */
async function giveUp(context: MailContext, claim: MailClaim): Promise<void> {
  const { db, now } = context;
  await db.write(async (tx) => {
    const content = await findContent(tx, claim.mailId);
    const isNeededAgain = content && (await isNeeded(tx, context, content));
    const ended = { ending: "not_needed", dueAt: null, sealedLinkToken: null } as const;
    await settleMail(tx, claim, isNeededAgain ? { dueAt: now() } : ended);
  });
}

/** The kind and path of the one-time link in such a mail. */
const linkOf = {
  account_invitation: { kind: "invitation", path: "join" },
  password_reset: { kind: "password_reset", path: "reset-password" },
} as const satisfies Record<AccountMailKind, { kind: AccountLinkKind; path: string }>;

const linkTokenOf = ({ sealer }: MailContext, { sealedLinkToken }: MailContent | AccountMail) =>
  sealedLinkToken ? sealer.open(linkTokenPurpose, sealedLinkToken) : "";

async function compose(context: MailContext, content: Content) {
  const { db, appUrl, from } = context;
  const brand = await findMailBrand(db.read);
  if (isToOwner(content)) return composeOwnerMail(content, { appUrl, from, brand });
  const token = linkTokenOf(context, content);
  if (isAboutAccount(content)) {
    const link = `${appUrl}/${linkOf[content.kind].path}/${token}`;
    return composeAccountMail(content, { link, from, brand });
  }
  const { documentId, signingId, kind } = content;
  const link = token ? `${appUrl}/sign/${token}` : `${appUrl}/documents/${documentId}`;
  const decline = kind === "declined" ? await findDecline(db.read, signingId) : undefined;
  return composeMail(content, { link, decline, from, brand });
}

function settleFailure(context: MailContext, claim: MailClaim, content: Content, error: unknown) {
  const failures = content.failures + 1;
  if (error instanceof MailError && error.isFinal) {
    const refused = { failures, ending: "refused", dueAt: null, sealedLinkToken: null } as const;
    return settle(context, claim, content, refused, "mail.refused");
  }
  const waitMs = backoffMs({ failures, random: context.random() }, retries);
  const dueAt = new Date(context.now().getTime() + waitMs);
  return settle(context, claim, content, { failures, dueAt }, "mail.delayed");
}

const retries = { firstMs: 5 * secondMs, maxMs: hourMs };

async function settle(
  { db, now, log }: MailContext,
  claim: MailClaim,
  content: Content,
  result: Parameters<typeof settleMail>[2],
  action: AuditAction,
): Promise<void> {
  const isSettled = await db.writeConcurrently(async (tx) => {
    const settled = await settleMail(tx, claim, result);
    if (settled) await appendAuditEvent(tx, { at: now(), action, ...subjectOf(content) });
    return settled;
  });
  if (!isSettled) log(`Mail ${claim.mailId}: the lease was lost, another process continues.`, undefined);
}

const subjectOf = (content: Content): Pick<AuditEvent, "documentId" | "signingId" | "detail"> =>
  isAboutAccount(content)
    ? { detail: { kind: content.kind, user: content.userId } }
    : {
        ...{ documentId: content.documentId },
        ...(!isToOwner(content) && { signingId: content.signingId }),
        detail: { kind: content.kind },
      };
