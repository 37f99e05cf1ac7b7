import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { prunePostbacks, insertPostback } from "@/db/repositories/postbacks";
import { recordArchiveReport, signalSigning } from "@/db/repositories/signing-claims";
import { hasSigned, recordSigningMethod } from "@/db/repositories/signer-progress";
import { findSigningWork, type SigningWork } from "@/db/repositories/signings";
import { gatewayRetentionDays } from "@/lib/domain/gateway/retention";
import type { PostbackClaim } from "@/lib/gateway/contract";
import type { WorkflowContext } from "../rules/workflow-context";
import { dayMs } from "@/lib/domain/time/durations";

/** A postback as received, and the signing that its path names, if it is one of ours. */
export type ReceivedPostback = {
  signingId: string | undefined;
  contentType: string;
  body: string;
  /** False when the body exceeded the limit or was cut off. */
  isWhole: boolean;
};

/** Twice the gateway's retention: nobody needs older postbacks. */
const keptMs = 2 * gatewayRetentionDays * dayMs;
/** Forty signers cause 41 postbacks, each repeated a few times at most. */
const maxPerSigning = 200;
/** Limits postbacks to made-up paths, which anyone can send. */
const maxOfUnknown = 100;
const maxContentTypeLength = 200;

/**
 * Stores a postback, sealed, and makes its signing due. Postbacks are not signed, so this is only a hint to check the
 * status; the signing method that it names is used for statistics only. A postback about a signature that is already
 * recorded makes nothing due. One that arrives while the signing is being created does: a status check then follows
 * the creation.
 */
export async function takePostback(context: WorkflowContext, received: ReceivedPostback): Promise<void> {
  const { db, gateway, sealer } = context;
  const { signingId = null, contentType, body, isWhole } = received;
  const claim = gateway.postbacks.read(body);
  const sealedBody = sealer.seal("postback.body", body);
  await db.write(async (tx) => {
    const at = context.now();
    const row = { signingId, receivedAt: at, sealedBody, isWhole, answeredStatus: 200 };
    await insertPostback(tx, { ...row, contentType: contentType.slice(0, maxContentTypeLength) });
    const max = signingId === null ? maxOfUnknown : maxPerSigning;
    await prunePostbacks(tx, { before: new Date(at.getTime() - keptMs), signingId, max });
    const work = signingId === null ? undefined : await findSigningWork(tx, signingId);
    if (!work) return;
    const isNews = await bringsNews(tx, work, claim);
    const subject = { documentId: work.documentId, signingId: work.id };
    await appendAuditEvent(tx, { at, action: "gateway.postback_received", ...subject });
    if (claim?.event === "signed" && (claim.method || claim.country)) {
      const { signerId: gatewayId, method, country } = claim;
      await recordSigningMethod(tx, { signingId: work.id, gatewayId, method, country });
    }
    if (isNews) await signalSigning(tx, { signingId: work.id, now: at });
  });
}

async function bringsNews(tx: Tx, work: SigningWork, claim: PostbackClaim | undefined): Promise<boolean> {
  if (claim && claim.event !== "signed" && (await recordArchiving(tx, work, claim.event))) return true;
  const gatewayId = claim?.event === "signed" ? claim.signerId : undefined;
  switch (work.status) {
    case "preparing":
      return work.createIntendedAt !== null;
    case "out_for_signature":
      return !(gatewayId !== undefined && (await hasSigned(tx, { signingId: work.id, gatewayId })));
    case "collecting":
    case "signed":
    case "declined":
    case "cancelled":
    case "expired":
    case "failed":
    case "needs_attention":
      return false;
  }
}

/**
 * Records what a postback reports about archiving, for a signing whose files the gateway still has. The status checks
 * that follow decide whether it is true.
 *
 * @returns whether it is news
 */
async function recordArchiving(
  tx: Tx,
  { id: signingId, archive, deletedAtGatewayAt }: SigningWork,
  event: "archived" | "archive_failed",
): Promise<boolean> {
  if (deletedAtGatewayAt) return false;
  if (event === "archived" && (archive === null || archive === "failure_reported")) {
    await recordArchiveReport(tx, { signingId, archive: "awaited" });
    return true;
  }
  if (event === "archive_failed" && archive === "awaited")
    await recordArchiveReport(tx, { signingId, archive: "failure_reported" });
  return archive === "awaited";
}
