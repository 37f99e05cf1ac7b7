import { cache } from "react";
import { findSigningForAdmin, listSigningEvents } from "@/db/repositories/admin-signings";
import { findRejected } from "@/db/repositories/files";
import { listGatewayCalls } from "@/db/repositories/gateway-calls";
import { listPostbacks } from "@/db/repositories/postbacks";
import { listSigners } from "@/db/repositories/signer-lists";
import { listMails } from "@/db/repositories/signing-mails";
import { findSigningWork } from "@/db/repositories/signings";
import { canSend, hasTrait } from "@/lib/domain/signing/signing-status";
import { workflowSteps } from "@/lib/domain/signing/workflow-steps";
import { portal } from "../portal/portal";
import { canTryNow } from "@/lib/signing/repair/continue-signing";
import { isOnlyBelowLevel } from "@/lib/signing/repair/waive-level";

/** Maximum number of entries shown in each list: enough to diagnose a problem. */
const max = { calls: 100, postbacks: 50, mails: 100, events: 200 };

/**
 * Everything that an admin's page shows of a signing, without tokens and personal codes, or `undefined` if there is
 * none.
 */
export const loadSigningForAdmin = cache(async (signingId: string) => {
  const { db, now, workflow, calls } = await portal();
  await calls.flush(); // includes the latest calls of this process
  const signing = await findSigningForAdmin(db.read, signingId);
  const work = await findSigningWork(db.read, signingId);
  if (!signing || !work) return undefined;
  const { documentId, status, handledAt, isLatest, documentStatus, dueAt, leaseUntil } = signing;
  const rejected =
    work.reason?.code === "signed_file_rejected"
      ? ((await findRejected(db.read, documentId))?.report ?? undefined)
      : undefined;
  const postbacks = await listPostbacks(db.read, { signingId, limit: max.postbacks });
  return {
    signing,
    /** The report of the finished file, where it was not accepted. */
    rejected,
    steps: workflowSteps({ ...work, dueAt, leaseUntil }, now()),
    can: {
      tryAgain: canTryNow(work, now()),
      accept: isOnlyBelowLevel(work, rejected) && canTryNow(work, now()),
      resend: isLatest && canSend(documentStatus),
      close: hasTrait(status, "needs_attention") && !handledAt,
    },
    signers: await listSigners(db.read, signingId),
    calls: await listGatewayCalls(db.read, { signingId, limit: max.calls }),
    postbacks: postbacks.map(({ id, receivedAt, isWhole, sealedBody }) => ({
      ...{ id, receivedAt, isWhole },
      body: workflow.gateway.postbacks.redact(workflow.sealer.open("postback.body", sealedBody)),
    })),
    mails: await listMails(db.read, { signingId, limit: max.mails }),
    events: await listSigningEvents(db.read, { documentId, signingId, limit: max.events }),
  };
});
