import type { Handle } from "@/db/client";
import {
  type Change,
  listAllChanges,
  listChangedDocuments,
  listChangesByUser,
  listChangesOfDocument,
} from "@/db/repositories/changes";
import { listRevocations } from "@/db/repositories/invitations";
import { listValidSessions } from "@/db/repositories/sessions";
import { isReplaced } from "@/lib/domain/signing/invitation-state";

/** The reader of a stream, who determines what it reports and how long it may stay open. */
export type Listener =
  | { kind: "user"; userId: string; sessionId: string }
  | { kind: "admin"; sessionId: string }
  | { kind: "invitation"; documentId: string; tokenHash: string };

type Range = { afterSeq: number; untilSeq: number };

const adminTopic = "admin";
const userTopic = (userId: string) => `user ${userId}`;
const documentTopic = (documentId: string) => `document ${documentId}`;

/** The key of the listener's changes in `listChangesByTopic`. */
export function topicOf(listener: Listener): string {
  switch (listener.kind) {
    case "user":
      return userTopic(listener.userId);
    case "admin":
      return adminTopic;
    case "invitation":
      return documentTopic(listener.documentId);
  }
}

/** The changes that one listener receives. */
export function listChangesFor(handle: Handle, listener: Listener, range: Range): Promise<Change[]> {
  switch (listener.kind) {
    case "user":
      return listChangedDocuments(handle, { userId: listener.userId, ...range });
    case "admin":
      return listAllChanges(handle, range);
    case "invitation":
      return listChangesOfDocument(handle, { documentId: listener.documentId, ...range });
  }
}

/** For every topic that has any, the same changes as `listChangesFor`, in two queries. */
export async function listChangesByTopic(handle: Handle, range: Range): Promise<Map<string, Change[]>> {
  const all = await listAllChanges(handle, range);
  const byTopic = new Map<string, Change[]>();
  if (all.length === 0) return byTopic;
  byTopic.set(adminTopic, all);
  for (const change of all) byTopic.set(documentTopic(change.documentId), [change]);
  for (const [userId, changes] of await listChangesByUser(handle, range))
    byTopic.set(userTopic(userId), changes);
  return byTopic;
}

/** The listeners who may no longer listen: their session or link has ended, or they are no longer an admin. */
export async function listExpelled(handle: Handle, listeners: Listener[], now: Date): Promise<Listener[]> {
  const sessionIds = listeners.flatMap((each) => ("sessionId" in each ? [each.sessionId] : []));
  const tokenHashes = listeners.flatMap((each) => ("tokenHash" in each ? [each.tokenHash] : []));
  const valid = sessionIds.length > 0 ? await listValidSessions(handle, { sessionIds, now }) : [];
  const roles = new Map(valid.map(({ id, role }) => [id, role]));
  const links = tokenHashes.length > 0 ? await listRevocations(handle, tokenHashes) : [];
  const replaced = new Set(links.filter(isReplaced).map(({ tokenHash }) => tokenHash));
  return listeners.filter((listener) => {
    if (listener.kind === "invitation") return replaced.has(listener.tokenHash);
    const role = roles.get(listener.sessionId);
    return listener.kind === "admin" ? role !== "admin" : role === undefined;
  });
}
