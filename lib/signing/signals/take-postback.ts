import { z } from "zod";
import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { forgetPostbacks, insertPostback } from "@/db/repositories/postbacks";
import { nudgeSigning } from "@/db/repositories/signing-claims";
import { hasSigned, recordSigningMethod } from "@/db/repositories/signers";
import { findSigningWork, type SigningWork } from "@/db/repositories/signings";
import type { WorkflowContext } from "../rules/workflow-context";
import { dayMs } from "@/lib/domain/time/durations";

/** A postback as it came, and the signing that its path names, if that is one of ours. */
export type ReceivedPostback = {
  signingId: string | undefined;
  contentType: string;
  body: string;
  /** False where the body was longer than is kept, or broke off. */
  isWhole: boolean;
};

const word = z
  .string()
  .regex(/^\w{1,20}$/)
  .optional()
  .catch(undefined);

/** What a postback says, as far as it saves a needless look or is counted: everything else in it is ignored. */
const postbackHint = z.object({
  action: z.literal("signer_signed"),
  signer: z.string(),
  signer_info: z.object({ signing_option: word, country_code: word }).optional().catch(undefined),
  "signer_info[signing_option]": word,
  "signer_info[country_code]": word,
});

/** A signing lives for 30 days at the gateway; after as many again nobody looks into what it sent. */
const keptMs = 60 * dayMs;
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
  const { db, sealer } = context;
  const { signingId = null, contentType, body, isWhole } = received;
  const hint = postbackHint.safeParse(readBody(body)).data;
  const sealedBody = sealer.seal("postback.body", body);
  await db.write(async (tx) => {
    const at = context.now();
    const row = { signingId, receivedAt: at, sealedBody, isWhole, answeredStatus: 200 };
    await insertPostback(tx, { ...row, contentType: contentType.slice(0, longestContentType) });
    const max = signingId === null ? maxOfUnknown : maxPerSigning;
    await forgetPostbacks(tx, { before: new Date(at.getTime() - keptMs), signingId, max });
    const work = signingId === null ? undefined : await findSigningWork(tx, signingId);
    if (!work) return;
    const isNews = await tellsNews(tx, work, hint?.signer);
    const subject = { documentId: work.documentId, signingId: work.id };
    await appendAuditEvent(tx, { at, action: "gateway.postback_received", ...subject });
    const used = hint && usedIn(hint);
    if (used?.method || used?.country) await recordSigningMethod(tx, { signingId: work.id, ...used });
    if (isNews) await nudgeSigning(tx, { signingId: work.id, now: at });
  });
}

async function tellsNews(tx: Tx, work: SigningWork, gatewayId: string | undefined): Promise<boolean> {
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

/** Who signed how, in either shape of a body. */
function usedIn({ signer, signer_info: info, ...flat }: z.infer<typeof postbackHint>) {
  return {
    gatewayId: signer,
    method: info?.signing_option ?? flat["signer_info[signing_option]"] ?? null,
    country: info?.country_code ?? flat["signer_info[country_code]"] ?? null,
  };
}

/** Bodies are JSON; form-encoded ones have been seen (docs/gateway.md#postbacks). */
function readBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}
