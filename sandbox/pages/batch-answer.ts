import type { Sandbox } from "../parts/sandbox";
import type { BatchDocument } from "../signing/batch-documents";
import { sessionIdAt, sessionsOf } from "../signing/batch-session";
import { confirmation, errorAnswer, sessionAnswer } from "./session-answer";
import type { Words } from "./words/en";

/**
 * The state of a batch session for the batch page: of each document, by position, and of the whole. The session is
 * waiting while any document is waiting, failed if any document has failed, and signed otherwise.
 *
 * @returns undefined when the batch has no such session
 */
export function batchAnswer(
  sandbox: Pick<Sandbox, "store">,
  words: Words,
  documents: readonly BatchDocument[],
  id: string,
) {
  const sessions = sessionsOf(sandbox, documents, id);
  const answers = documents.flatMap(({ position, signingToken, signerToken }) => {
    const session = sessions.get(position);
    if (session) return { ...sessionAnswer(sandbox, words, session), position };
    // The client collected and deleted the signing before the page polled.
    const sessionId = sessionIdAt(id, position);
    const signatureId = sandbox.store.endedSessions.findSignatureId(signingToken, signerToken, sessionId);
    return signatureId ? { position, status: "signed" as const, signature_id: signatureId } : [];
  });
  if (answers.length === 0) return undefined;
  const waiting = [...sessions.values()].find(({ status }) => status === "waiting" || status === "working");
  if (waiting) return { id, status: "waiting", ...confirmation(waiting), documents: answers };
  const failed = [...sessions.values()].find(({ status }) => status === "failed");
  if (failed)
    return { id, status: "failed", error: errorAnswer(words, failed.errorCode), documents: answers };
  return { id, status: "signed", documents: answers };
}
