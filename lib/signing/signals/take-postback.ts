import { z } from "zod";
import type { Tx } from "@/db/client";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import { forgetPostbacks, insertPostback } from "@/db/repositories/postbacks";
import { signalSigning } from "@/db/repositories/signing-claims";
import { hasSigned, recordSigningMethod } from "@/db/repositories/signers";
import { findSigningWork, type SigningWork } from "@/db/repositories/signings";
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

const word = z
  .string()
  .regex(/^\w{1,20}$/)
  .optional()
  .catch(undefined);

/** The parts of a postback that save a status check or are counted. Everything else in it is ignored. */
const postbackHint = z.object({
  action: z.literal("signer_signed"),
  signer: z.string(),
  signer_info: z.object({ signing_option: word, country_code: word }).optional().catch(undefined),
  "signer_info[signing_option]": word,
  "signer_info[country_code]": word,
});

/** Twice the gateway's retention: nobody looks into older postbacks. */
const keptMs = 60 * dayMs;
/** Forty signers make 41, each repeated a few times at most. */
const maxPerSigning = 200;
/** Anyone can send to a made-up path. */
const maxOfUnknown = 100;
const maxContentTypeLength = 200;

/**
 * Stores a postback, sealed, and makes its signing due. Postbacks are not signed, so the gateway's status decides and
 * this is only a hint; the method that it names is counted, and nothing depends on it. A postback about a signature
 * that is recorded already makes nothing due. One that arrives while the signing is being created does: a status
 * check then follows the creation.
 */
export async function takePostback(context: WorkflowContext, received: ReceivedPostback): Promise<void> {
  const { db, sealer } = context;
  const { signingId = null, contentType, body, isWhole } = received;
  const hint = postbackHint.safeParse(readBody(body)).data;
  const sealedBody = sealer.seal("postback.body", body);
  await db.write(async (tx) => {
    const at = context.now();
    const row = { signingId, receivedAt: at, sealedBody, isWhole, answeredStatus: 200 };
    await insertPostback(tx, { ...row, contentType: contentType.slice(0, maxContentTypeLength) });
    const max = signingId === null ? maxOfUnknown : maxPerSigning;
    await forgetPostbacks(tx, { before: new Date(at.getTime() - keptMs), signingId, max });
    const work = signingId === null ? undefined : await findSigningWork(tx, signingId);
    if (!work) return;
    const isNews = await bringsNews(tx, work, hint?.signer);
    const subject = { documentId: work.documentId, signingId: work.id };
    await appendAuditEvent(tx, { at, action: "gateway.postback_received", ...subject });
    const used = hint && usedIn(hint);
    if (used?.method || used?.country) await recordSigningMethod(tx, { signingId: work.id, ...used });
    if (isNews) await signalSigning(tx, { signingId: work.id, now: at });
  });
}

async function bringsNews(tx: Tx, work: SigningWork, gatewayId: string | undefined): Promise<boolean> {
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

/** The signer with their method and country, in either form of a body. */
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
