import { expect, test, vi } from "vitest";
import { findDocument } from "@/db/repositories/documents";
import { listSignerWork } from "@/db/repositories/signers";
import { listPurgeable } from "@/db/repositories/purge";
import { listTrash } from "@/db/repositories/trash";
import { newSigning } from "@/lib/domain/signing/new-signing";
import { trashDays } from "@/lib/domain/document/trash";
import { purgeTrash } from "@/lib/documents/purge-trash";
import { removeUnreferenced } from "@/lib/files/stored-bytes";
import { requestPurge, restoreDocument, trashDocument } from "@/lib/documents/trash-document";
import { collectMail, linkTokenIn } from "@/lib/mail/testing/collect-mail";
import { dayMs } from "@/lib/domain/time/durations";
import { cancelSigning } from "../commands/cancel-signing";
import { openInvitation } from "../commands/open-invitation";
import { startReconciler } from "./reconciler";
import { sendForSigning } from "../commands/send-for-signing";
import { patience } from "../testing/patience";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

const reason = "The rent has changed.";

async function sent(workflow: TestWorkflow) {
  const { db, userId, clock } = workflow;
  const signing = await workflow.send(1);
  await workflow.run();
  const [mail] = await collectMail(workflow.context);
  const own = { documentId: signing.documentId, userId };
  return {
    ...{ signing, own },
    stateOfLink: async () => (await openInvitation(workflow.context, linkTokenIn(mail!) ?? ""))?.state,
    cancelAndTrash: () => cancelSigning(workflow.context, { ...own, reason, trashOnceCancelled: true }),
    trash: () => trashDocument(workflow.context, { ...own, evenSigned: true }),
    isInTrash: async () =>
      (await listTrash(db.read, { userId, now: clock.now(), limit: 9 })).some(
        ({ id }) => id === signing.documentId,
      ),
  };
}

async function signed(workflow: TestWorkflow) {
  const document = await sent(workflow);
  await document.signing.sign(0);
  workflow.clock.moveBy(15 * 60_000); // the status is checked without a postback
  await workflow.run();
  expect(await document.signing.documentStatus()).toBe("signed");
  return document;
}

test("a document that is cancelled and deleted moves to the trash once it is cancelled, not before", async () => {
  const workflow = await startTestWorkflow();
  const { signing, cancelAndTrash, isInTrash } = await sent(workflow);
  await cancelAndTrash();
  expect(await isInTrash()).toBe(false);
  await workflow.run();
  expect(await isInTrash()).toBe(true);
  expect(workflow.gateway.calls.slice(-2)).toEqual(["delete signing", "delete file"]);
  await restoreDocument(workflow.context, { documentId: signing.documentId, userId: workflow.userId });
  expect((await signing.history()).slice(-3)).toEqual([
    "signing.cancelled",
    "document.trashed",
    "document.restored",
  ]);
});

test("a document that is cancelled and deleted before it is out leaves nothing at the gateway", async () => {
  const workflow = await startTestWorkflow();
  workflow.gateway.interfere(async (operation, pass) => (operation === "create" ? "broken" : pass()));
  const { documentId } = await workflow.send();
  await workflow.run();
  const own = { documentId, userId: workflow.userId };
  await cancelSigning(workflow.context, { ...own, reason, trashOnceCancelled: true });
  await workflow.run();
  expect(await findDocument(workflow.db.read, own)).toBeUndefined();
  expect(workflow.gateway.calls.at(-1)).toBe("delete file");
});

test("a document that a signer declined in the meantime moves to the trash too", async () => {
  const workflow = await startTestWorkflow();
  const { signing, cancelAndTrash, isInTrash } = await sent(workflow);
  await signing.declineAtGateway(0);
  await cancelAndTrash();
  await workflow.run();
  expect(await isInTrash()).toBe(true);
});

test("a document that everyone has signed by then is collected and stays in the library", async () => {
  const workflow = await startTestWorkflow();
  const { signing, cancelAndTrash, isInTrash } = await sent(workflow);
  await signing.sign(0);
  await cancelAndTrash();
  await workflow.run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await isInTrash()).toBe(false);
});

test("a document in the trash is not sent", async () => {
  const workflow = await startTestWorkflow();
  const { own, cancelAndTrash } = await sent(workflow);
  await cancelAndTrash();
  await workflow.run();
  const signers = [{ name: "Ona", surname: "Onaitė", email: "ona@example.com" }];
  const sending = newSigning.parse({ documentId: own.documentId, signers });
  expect(await sendForSigning(workflow.context, { ...sending, ...own })).toBeUndefined();
});

test("the link of a signer who has signed says that the document was deleted, until it is restored", async () => {
  const workflow = await startTestWorkflow();
  const { own, trash, stateOfLink } = await signed(workflow);
  expect(await stateOfLink()).toBe("signed");
  await trash();
  expect(await stateOfLink()).toBe("deleted");
  await restoreDocument(workflow.context, own);
  expect(await stateOfLink()).toBe("signed");
});

test("a purged document leaves no file and no secret of its signers, and its links still say that it was deleted", async () => {
  const workflow = await startTestWorkflow();
  const { signing, own, trash, stateOfLink } = await signed(workflow);
  const { signedFileId, sources } = await signing.work();
  expect(signedFileId).not.toBeNull();
  await trash();
  await requestPurge(workflow.context, own);
  await purgeTrash(workflow.context);
  workflow.clock.moveBy(dayMs);
  await removeUnreferenced(workflow.context, "documents");
  expect(await workflow.store.has(sources[0]!.sha256)).toBe(false);
  expect(await signing.work()).toMatchObject({ sources: [], signedFileId: null });
  const [signer] = await listSignerWork(workflow.db.read, signing.id);
  expect(signer).toMatchObject({ sealedToken: null, sealedPersonalCode: null, sealedPhone: null });
  expect(await stateOfLink()).toBe("deleted");
});

test("a document waits in the trash until its signing is deleted at the gateway", async () => {
  const workflow = await startTestWorkflow();
  workflow.gateway.interfere(async (operation, pass) => (operation === "delete file" ? "broken" : pass()));
  const { own, trash, signing } = await signed(workflow);
  await trash();
  await requestPurge(workflow.context, own);
  await purgeTrash(workflow.context);
  expect((await signing.work()).sources).toHaveLength(1);
  workflow.gateway.behave();
  workflow.clock.moveBy(60_000);
  await workflow.run();
  await purgeTrash(workflow.context);
  expect((await signing.work()).sources).toEqual([]);
});

test("the reconciler purges the trash", async () => {
  const workflow = await startTestWorkflow();
  const { own, cancelAndTrash } = await sent(workflow);
  await cancelAndTrash();
  await workflow.run();
  workflow.clock.moveBy(trashDays * dayMs);
  const due = () => listPurgeable(workflow.db.read, { now: workflow.clock.now(), limit: 9 });
  expect(await due()).toEqual([own.documentId]);
  const reconciler = startReconciler(workflow.context);
  await vi.waitFor(async () => expect(await due()).toEqual([]), patience);
  await reconciler.stop({ graceMs: 0 });
});
