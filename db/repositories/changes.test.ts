import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { documents } from "../schema";
import { appendAuditEvent, findLatestSeq } from "./audit-events";
import { listAllChanges, listChangedDocuments, listChangesByUser, listChangesOfDocument } from "./changes";
import { insertFile } from "./files";
import { insertSigners } from "./signers";
import { insertSigning, insertSigningFiles } from "./signings";

const now = new Date("2026-11-24T10:00:00Z");
const sooner = new Date(now.getTime() - 1_000);
const later = new Date(now.getTime() + 1_000);

/** Every state of a signer that decides which changes they receive. */
const signerStates = [null, sooner, later].flatMap((removedAt) =>
  [null, sooner].flatMap((withdrawnAt) =>
    [null, sooner].flatMap((signedAt) =>
      [null, "token"].map((sealedToken) => ({ removedAt, withdrawnAt, signedAt, sealedToken })),
    ),
  ),
);

const documentStates = [null, sooner].flatMap((trashedAt) =>
  [false, true].map((isContinued) => ({ trashedAt, isContinued })),
);

describe("changes of documents in every state, with signers in every state", () => {
  let db: Db;
  let userIds: string[];

  beforeEach(async () => {
    db = openTestDatabase();
    userIds = [];
    const names = [
      "ada",
      "outsider",
      ...signerStates.flatMap((_, index) => [`first${index}`, `last${index}`]),
    ];
    for (const name of names) userIds.push(await addUser(db, name, now));
    for (const [index, state] of documentStates.entries()) await addSignedTwice(`doc_${index}`, state);
    await addDocument(db, { id: "doc_quiet", ownerId: "usr_ada", now });
    await db.write((tx) =>
      appendAuditEvent(tx, { at: now, action: "file.downloaded", documentId: "doc_quiet" }),
    );
    await db.write((tx) => appendAuditEvent(tx, { at: now, action: "user.created" }));
  });

  /** Adds a document with two signings, one after the other, with an event about each and one about neither. */
  async function addSignedTwice(id: string, { trashedAt, isContinued }: (typeof documentStates)[number]) {
    const { fileId } = await addDocument(db, { id, ownerId: "usr_ada", now });
    await db.write(async (tx) => {
      await tx.update(documents).set({ trashedAt }).where(eq(documents.id, id));
      const partial = { ...{ id: `fil_partial_${id}`, documentId: id, role: "partial" as const, name: "p" } };
      await insertFile(tx, { ...partial, sha256: "b".repeat(64), sizeBytes: 1, createdAt: now });
      const row = { documentId: id, sentById: "usr_ada", language: "en" as const, createdAt: now };
      const signings = [
        { id: `sig_1_${id}`, people: "first", status: "expired" as const, from: fileId, keeps: partial.id },
        {
          ...{ id: `sig_2_${id}`, people: "last", status: "out_for_signature" as const, keeps: null },
          from: isContinued ? partial.id : fileId,
        },
      ];
      for (const { id: signingId, people, status, from, keeps } of signings) {
        await insertSigning(tx, { ...row, id: signingId, status, partialFileId: keeps });
        await insertSigningFiles(tx, [{ signingId, fileId: from }]);
        await insertSigners(
          tx,
          signerStates.map((state, position) => ({
            ...{
              ...state,
              id: `sgr_${signingId}_${position}`,
              signingId,
              position,
              gatewayId: String(position),
            },
            ...{ userId: `usr_${people}${position}`, name: "A", surname: "B", email: "a@example.com" },
            ...{ purpose: "signature" as const, methods: [] },
          })),
        );
        await appendAuditEvent(tx, { at: now, action: "signing.sent", documentId: id, signingId });
      }
      await appendAuditEvent(tx, { at: now, action: "document.tags_changed", documentId: id });
    });
  }

  test("are listed for all users as for each of them, in every range of events", async () => {
    const latest = await findLatestSeq(db.read);
    const countsOfDocuments = new Set<number>();
    const events = Array.from({ length: latest }, (_, seq) => ({ afterSeq: seq, untilSeq: seq + 1 }));
    for (const range of [...events, { afterSeq: 0 }, { afterSeq: 4 }, { afterSeq: 2, untilSeq: 8 }]) {
      const byUser = await listChangesByUser(db.read, range);
      for (const userId of userIds) {
        const own = await listChangedDocuments(db.read, { userId, ...range });
        expect(byUser.get(userId) ?? []).toEqual(own);
        countsOfDocuments.add(own.length);
      }
      expect(userIds).toEqual(expect.arrayContaining([...byUser.keys()]));
    }
    expect(countsOfDocuments).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  test("are all listed for admins, and one document's for its invitations", async () => {
    const all = await listAllChanges(db.read, { afterSeq: 0 });
    expect(all).toEqual(
      documentStates.map((_, index) => ({ documentId: `doc_${index}`, seq: 3 * index + 3 })),
    );
    expect(await listAllChanges(db.read, { afterSeq: 4, untilSeq: 8 })).toEqual([
      { documentId: "doc_1", seq: 6 },
      { documentId: "doc_2", seq: 8 },
    ]);
    const ofDocument = (range: { afterSeq: number; untilSeq?: number }) =>
      listChangesOfDocument(db.read, { documentId: "doc_1", ...range });
    expect(await ofDocument({ afterSeq: 0, untilSeq: 5 })).toEqual([{ documentId: "doc_1", seq: 5 }]);
    expect(await ofDocument({ afterSeq: 6 })).toEqual([]);
  });
});
