import { beforeEach, describe, expect, test } from "vitest";
import { disableUser } from "@/db/repositories/account-changes";
import { findDocument } from "@/db/repositories/documents";
import { findLatestSeq } from "@/db/repositories/audit-events";
import { listSigners } from "@/db/repositories/signer-lists";
import { listSignerWork } from "@/db/repositories/signers";
import { claimDueSigning } from "@/db/repositories/signing-claims";
import { findLatestSigning } from "@/db/repositories/signings";
import { databaseBytes } from "@/db/testing/database-bytes";
import { addDocument, addUser } from "@/db/testing/sample-rows";
import { newSigning, type NewSigningInput } from "@/lib/domain/signing/new-signing";
import { SealError } from "@/lib/base/secrets/seal";
import { byteStream } from "@/lib/files/testing/byte-stream";
import { certifiedPdf } from "@/lib/validation/testing/certified-pdf";
import { readFixture } from "@/lib/validation/testing/validate-fixture";
import { sendForSigning } from "./send-for-signing";
import { offlineContext } from "../testing/offline-context";

const ona = { name: "Ona", surname: "Onaitė", email: "ona@example.com" };
const personalCode = "48001010019";
const phone = "+37060000666";

describe("sending", () => {
  let context: Awaited<ReturnType<typeof offlineContext>>;
  let userId: string;

  beforeEach(async () => {
    context = await offlineContext();
    userId = await addUser(context.db, "ada", context.now());
    await addDocument(context.db, { id: "doc_1", ownerId: userId, now: context.now() });
  });

  const send = (signers: NewSigningInput["signers"], { documentId = "doc_1", by = userId } = {}) =>
    sendForSigning(context, { ...newSigning.parse({ documentId, signers }), userId: by });
  const status = async () => (await findDocument(context.db.read, { documentId: "doc_1", userId }))?.status;

  test("records the signing with its signers in their order, and makes it due", async () => {
    const signingId = await send([ona, { ...ona, email: "ada@EXAMPLE.com", name: "Ada" }]);
    expect(await status()).toBe("preparing");
    expect(await listSigners(context.db.read, signingId!)).toMatchObject([
      { name: "Ona", userId: null },
      { name: "Ada", userId },
    ]);
    const claim = await context.db.write((tx) => claimDueSigning(tx, { now: context.now(), leaseMs: 1 }));
    expect(claim?.signingId).toBe(signingId);
  });

  test("leaves nothing behind when it fails", async () => {
    const before = await findLatestSeq(context.db.read);
    let sealed = 0;
    context.sealer = {
      ...context.sealer,
      seal: () => {
        if (++sealed === 2) throw new SealError("no");
        return "sealed";
      },
    };
    const sending = send([
      { ...ona, phone },
      { ...ona, email: "b@example.com", phone },
    ]);
    await expect(sending).rejects.toBeInstanceOf(SealError);
    expect(await status()).toBe("draft");
    expect(await findLatestSigning(context.db.read, "doc_1")).toBeUndefined();
    expect(await findLatestSeq(context.db.read)).toBe(before);
  });

  test("does nothing for another user's document, or one that does not exist", async () => {
    const eve = await addUser(context.db, "eve", context.now());
    expect(await send([ona], { by: eve })).toBeUndefined();
    expect(await send([ona], { documentId: "doc_2" })).toBeUndefined();
    expect(await status()).toBe("draft");
  });

  test("is refused the second time, even when both are sent at once", async () => {
    const results = await Promise.allSettled([send([ona]), send([ona])]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    const sentAlready = { name: "UserFacingError", refusal: { code: "sent_already" } };
    expect(results).toContainEqual(expect.objectContaining({ reason: expect.objectContaining(sentAlready) }));
    await expect(send([ona])).rejects.toMatchObject(sentAlready);
  });

  test("is refused for a PDF that is certified without any permitted change", async () => {
    const bytes = await certifiedPdf(await readFixture("source-table"), { name: "Author", permission: 1 });
    const { sha256, sizeBytes } = await context.store.put(byteStream([bytes]));
    const unread = { ownerId: userId, now: context.now(), sha256, sizeBytes, isRead: false };
    const { documentId } = await addDocument(context.db, { id: "doc_2", ...unread });
    const refusal = { code: "certified_no_changes" };
    await expect(send([ona], { documentId })).rejects.toMatchObject({ refusal });
    expect(await findLatestSigning(context.db.read, documentId)).toBeUndefined();
  });

  test("treats a signer with a disabled account as one without an account", async () => {
    await context.db.write((tx) => disableUser(tx, { userId, now: context.now() }));
    const signingId = await send([{ ...ona, email: "ada@example.com" }]);
    expect(await listSigners(context.db.read, signingId!)).toMatchObject([{ userId: null }]);
  });

  test("leaves no personal code and no phone number readable in the database files", async () => {
    const signingId = await send([{ ...ona, personalCode, phone, country: "LT" }]);
    const [signer] = await listSignerWork(context.db.read, signingId!);
    expect(context.sealer.open("signer.personalCode", signer!.sealedPersonalCode!)).toBe(personalCode);
    expect(context.sealer.open("signer.phone", signer!.sealedPhone!)).toBe(phone);

    const bytes = await databaseBytes(context.db);
    expect(bytes.includes("ona@example.com")).toBe(true); // unsealed text would be found this way
    for (const secret of [personalCode, phone, phone.slice(1)]) {
      expect(bytes.includes(secret)).toBe(false);
      expect(bytes.includes(Buffer.from(secret).toString("base64url"))).toBe(false);
    }
  });

  test("sends the gateway the same id for the same email in every signing", async () => {
    await addDocument(context.db, { id: "doc_2", ownerId: userId, now: context.now() });
    const first = await listSignerWork(context.db.read, (await send([ona]))!);
    const other = { ...ona, name: "Other", email: "other@example.com" };
    const signers = [other, { ...ona, email: " ONA@example.com " }];
    const second = await listSignerWork(context.db.read, (await send(signers, { documentId: "doc_2" }))!);
    expect(second[1]!.gatewayId).toBe(first[0]!.gatewayId);
    expect(second[0]!.gatewayId).not.toBe(first[0]!.gatewayId);
    expect(first[0]!.gatewayId).not.toContain("ona");
  });
});
