import { appendAuditEvent } from "@/db/repositories/audit-events";
import { forgetPostbacks, insertPostback } from "@/db/repositories/postbacks";
import { nudgeSigning } from "@/db/repositories/signing-claims";
import { hasSigned, recordSigningMethod } from "@/db/repositories/signers";
import { findSigningWork, type SigningWork } from "@/db/repositories/signings";
import type { WorkflowContext } from "../rules/workflow-context";

/** A postback as it came, and the signing that its path names, if that is one of ours. */
export type ReceivedPostback = {
  signingId: string | undefined;
  contentType: string;
  body: string;
  /** False where the body was longer than is kept, or broke off. */
  isWhole: boolean;
};

/** A signing lives for 30 days at the gateway; after as many again nobody looks into what it sent. */
const keptMs = 60 * 24 * 60 * 60 * 1000;
/** Forty signers make 41, each repeated a few times at most. */
const maxPerSigning = 200;
/** Anybody can send to a made-up path. */
const maxOfUnknown = 100;
const longestContentType = 200;

/**
 * A postback came. It is kept as it came, sealed, and for the rest it only says "look now", for nothing signs it (who signed how is counted, and nothing rests on that):
 * the gateway's own status decides. One that tells of a signature which is recorded already says nothing new. One
 * that comes while the signing is being created counts: then the creation is followed by a look at once.
 */
export async function takePostback(context: WorkflowContext, received: ReceivedPostback): Promise<void> {
  const { db, gateway, sealer } = context;
  const { signingId = null, contentType, body, isWhole } = received;
  const work = signingId === null ? undefined : await findSigningWork(db.read, signingId);
  const claim = gateway.postbacks.read(body);
  const isNews = work !== undefined && (await tellsNews(context, work, claim?.signerId));
  const sealedBody = sealer.seal("postback.body", body);
  await db.write(async (tx) => {
    const at = context.now();
    const row = { signingId, receivedAt: at, sealedBody, isWhole, answeredStatus: 200 };
    await insertPostback(tx, { ...row, contentType: contentType.slice(0, longestContentType) });
    const max = signingId === null ? maxOfUnknown : maxPerSigning;
    await forgetPostbacks(tx, { before: new Date(at.getTime() - keptMs), signingId, max });
    if (!work) return;
    const subject = { documentId: work.documentId, signingId: work.id };
    await appendAuditEvent(tx, { at, action: "gateway.postback_received", ...subject });
    if (claim?.method || claim?.country) {
      const { signerId: gatewayId, method, country } = claim;
      await recordSigningMethod(tx, { signingId: work.id, gatewayId, method, country });
    }
    if (isNews) await nudgeSigning(tx, { signingId: work.id, now: at });
  });
}

async function tellsNews(
  { db }: WorkflowContext,
  work: SigningWork,
  gatewayId: string | undefined,
): Promise<boolean> {
  if (work.status === "preparing") return work.createIntendedAt !== null;
  if (work.status !== "out_for_signature") return false;
  return !(gatewayId !== undefined && (await hasSigned(db.read, { signingId: work.id, gatewayId })));
}
