import type { Sandbox } from "../parts/sandbox";
import type { Session } from "../store/sessions";
import { newToken } from "../base/tokens";
import { waitingDocuments, type BatchDocument } from "./batch-documents";
import { errorCode } from "../domain/error-code";
import type { IdentityClaim } from "./identity-claim";
import { newControlCode, openSession } from "./start-session";

type Parts = Pick<Sandbox, "store" | "clock" | "settings" | "sessions">;

/**
 * The id of the session that signs the document at this position of a batch. A batch session consists of one session
 * per signing, all with the same control code, and is not stored itself: the ids of its sessions begin with its own.
 * Sessions end independently, so that a document that cannot be signed does not block the others.
 */
export const sessionIdAt = (batchSessionId: string, position: number) => `${batchSessionId}-${position}`;

/**
 * Starts signing all waiting documents of a batch. A second call with the same identity returns the running session;
 * other sessions of these signings are cancelled first.
 *
 * @returns the batch session's id; undefined if no document can be signed
 */
export function startBatchSession(
  parts: Parts,
  documents: readonly BatchDocument[],
  claim: IdentityClaim,
): string | undefined {
  const { store } = parts;
  const waiting = waitingDocuments(documents);
  const running = runningSession(parts, waiting, claim);
  if (running !== undefined) return running;
  const free = waiting.filter(({ signer }) => {
    const open = store.sessions.findOpen(signer.signingToken, signer.id);
    return !open || store.sessions.cancel(open.id, errorCode.cancelled);
  });
  if (free.length === 0) return undefined;
  const id = newToken();
  const controlCode = newControlCode();
  store.transaction(() => {
    for (const { position, signer } of free)
      openSession(parts, signer, claim, { id: sessionIdAt(id, position), controlCode });
  });
  return id;
}

function runningSession(
  { store }: Parts,
  waiting: ReturnType<typeof waitingDocuments>,
  claim: IdentityClaim,
): string | undefined {
  const ids = waiting.map(({ position, signer }) => {
    const open = store.sessions.findOpen(signer.signingToken, signer.id);
    const isSame = open?.method === claim.method && open.code === claim.code;
    const [id = ""] = open?.id.split("-") ?? [];
    return isSame && open?.id === sessionIdAt(id, position) ? id : undefined;
  });
  return ids.every((id) => id === ids[0]) ? ids[0] : undefined;
}

/** The stored sessions of a batch session, by the position of their signing. */
export function sessionsOf(
  { store }: Pick<Sandbox, "store">,
  documents: readonly BatchDocument[],
  batchSessionId: string,
): Map<number, Session> {
  const found = new Map<number, Session>();
  for (const document of documents) {
    if (document.state === "gone") continue;
    const { signingToken, id: signerId } = document.signer;
    const session = store.sessions.find(
      signingToken,
      signerId,
      sessionIdAt(batchSessionId, document.position),
    );
    if (session) found.set(document.position, session);
  }
  return found;
}
