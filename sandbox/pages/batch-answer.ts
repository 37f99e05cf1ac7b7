import type { Sandbox } from "../parts/sandbox";
import type { BatchDocument } from "../signing/batch-documents";
import { sessionIdAt, sessionsOf } from "../signing/batch-session";
import { confirmation, errorAnswer, sessionAnswer } from "./session-answer";
import type { Words } from "./words/en";

/**
 * What the batch page learns about a session: how each of its documents stands, by position, and the whole. It waits while
 * one of them does, has failed when one of them has, and is signed otherwise.
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
  const told = documents.flatMap(({ position, signingToken, signerToken }) => {
    const session = sessions.get(position);
    if (session) return { ...sessionAnswer(sandbox, words, session), position };
    // Collected and deleted before the page asked.
    const farewell = sandbox.store.farewells.find(signingToken, signerToken, sessionIdAt(id, position));
    return farewell ? { position, status: "signed" as const, signature_id: farewell } : [];
  });
  if (told.length === 0) return undefined;
  const waiting = [...sessions.values()].find(({ status }) => status === "waiting" || status === "working");
  if (waiting) return { id, status: "waiting", ...confirmation(waiting), documents: told };
  const failed = [...sessions.values()].find(({ status }) => status === "failed");
  if (failed) return { id, status: "failed", error: errorAnswer(words, failed.errorCode), documents: told };
  return { id, status: "signed", documents: told };
}
