import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/client";
import { appendAuditEvent, findLatestSeq } from "@/db/repositories/audit-events";
import {
  type Change,
  listAllChanges,
  listChangedDocuments,
  listChangesOfDocument,
} from "@/db/repositories/changes";
import { insertInvitation, revokeInvitations } from "@/db/repositories/invitations";
import { insertSession } from "@/db/repositories/sessions";
import { withdrawSigner } from "@/db/repositories/signer-changes";
import { users } from "@/db/schema";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addDocumentToSign, addUser } from "@/db/testing/sample-rows";
import { createChangeStreams } from "./change-streams";
import { type Listener, listExpelled } from "./listener";
import { lifeOf } from "./testing/life-of-a-document";
import { type ReadEvent, readEvents } from "./testing/read-events";

const now = new Date("2026-11-24T10:00:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

/** Adds a user "usr_<name>" who is signed in, by the session "ses_<name>". */
async function addSession(db: Db, name: string, expiresAt = after(60)): Promise<void> {
  const userId = await addUser(db, name, now);
  await db.write((tx) => insertSession(tx, { id: `ses_${name}`, userId, createdAt: now, expiresAt }));
}

test("every listener receives what their own query would list after each change, whenever they join", async () => {
  const db = openTestDatabase();
  for (const name of ["ada", "bob", "cleo", "eve"]) {
    await addSession(db, name);
    await addDocument(db, { id: `doc_of_${name}`, ownerId: `usr_${name}`, now });
  }
  const { documentId, fileId } = await addDocument(db, { id: "doc_1", ownerId: "usr_ada", now });
  const listeners: Listener[] = [
    ...["ada", "bob", "cleo", "eve"].map((name) => ({
      ...{ kind: "user" as const, userId: `usr_${name}`, sessionId: `ses_${name}` },
    })),
    { kind: "admin", sessionId: "ses_ada" },
    { kind: "invitation", documentId, tokenHash: "hash" },
  ];
  await db.write(async (tx) => {
    await tx.update(users).set({ role: "admin" }).where(eq(users.id, "usr_ada"));
    for (const each of ["doc_of_ada", "doc_of_bob", "doc_of_cleo", "doc_of_eve", documentId])
      await appendAuditEvent(tx, { at: now, action: "document.uploaded", documentId: each });
  });

  const streams = createChangeStreams({ db, now: () => now, random: () => 0, log: () => {} });
  const open = (listener: Listener) =>
    readEvents(streams.open(listener, { afterSeq: 0, signal: new AbortController().signal }));
  const joined: {
    stream: ReturnType<typeof open>;
    received: ReadEvent[];
    own: ReturnType<typeof ownQuery>;
  }[] = [];
  const feed = open({ kind: "admin", sessionId: "ses_ada" });

  for (const [index, step] of lifeOf({ documentId, fileId }).entries()) {
    const at = after(index);
    const seq = await db.write(async (tx) => {
      await step.change(tx, at);
      return appendAuditEvent(tx, { at, action: step.action, documentId, signingId: step.signingId });
    });
    await feed.changesUntil(seq);
    for (const { own } of joined) await own.poll();
    for (const listener of listeners) {
      const [stream, own] = [open(listener), ownQuery(db, listener)];
      joined.push({ stream, own, received: await stream.changesUntil(1) });
      await own.poll();
    }
  }
  streams.end();
  for (const { stream, received, own } of joined)
    expect([...received, ...(await stream.ended())]).toEqual(own.received);
});

/** A stream that polls the database by itself. */
function ownQuery(db: Db, listener: Listener) {
  let seen = 0;
  const received: Change[] = [];
  const changesAfter = (afterSeq: number) => {
    if (listener.kind === "user") return listChangedDocuments(db.read, { userId: listener.userId, afterSeq });
    if (listener.kind === "admin") return listAllChanges(db.read, { afterSeq });
    return listChangesOfDocument(db.read, { documentId: listener.documentId, afterSeq });
  };
  return {
    received,
    async poll() {
      const latest = await findLatestSeq(db.read);
      if (latest > seen) received.push(...(await changesAfter(seen)));
      seen = latest;
    },
  };
}

test("a listener is expelled when the session ends, the account is disabled, or an admin loses the role", async () => {
  const db = openTestDatabase();
  for (const name of ["ada", "cleo", "dan", "eve"]) await addSession(db, name);
  await addSession(db, "bob", now);
  await db.write(async (tx) => {
    await tx.update(users).set({ disabledAt: now }).where(eq(users.id, "usr_cleo"));
    await tx.update(users).set({ role: "admin" }).where(eq(users.id, "usr_dan"));
  });
  const user = (name: string) => ({ kind: "user" as const, userId: `usr_${name}`, sessionId: `ses_${name}` });
  const admin = (name: string) => ({ kind: "admin" as const, sessionId: `ses_${name}` });
  const allowed = [user("ada"), user("dan"), admin("dan")];
  const expelled = [user("bob"), user("cleo"), user("nobody"), admin("eve"), admin("nobody")];
  expect(await listExpelled(db.read, [...allowed, ...expelled], now)).toEqual(expelled);
});

test("a listener is expelled when another link replaces theirs, but not when they are withdrawn", async () => {
  const db = openTestDatabase();
  const ownerId = await addUser(db, "ada", now);
  const links: Listener[] = [];
  for (const id of ["valid", "replaced", "withdrawn"]) {
    const documentId = await addDocumentToSign(db, { id, ownerId, now }, {});
    await db.write((tx) => insertInvitation(tx, { tokenHash: id, signerId: `sgr_${id}`, createdAt: now }));
    links.push({ kind: "invitation", documentId, tokenHash: id });
  }
  await db.write(async (tx) => {
    for (const id of ["replaced", "withdrawn"]) await revokeInvitations(tx, { signerId: `sgr_${id}`, now });
    await withdrawSigner(tx, { signerId: "sgr_withdrawn", now });
  });
  expect(await listExpelled(db.read, links, now)).toEqual([links[1]]);
});
