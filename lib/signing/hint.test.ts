import { beforeEach, describe, expect, test } from "vitest";
import { listDocumentEvents } from "@/db/repositories/audit-events";
import { markSigned, insertSigners } from "@/db/repositories/signers";
import { claimDueSigning } from "@/db/repositories/signing-claims";
import { addSigning, addUser } from "@/db/testing/sample-rows";
import type { SigningStatus } from "@/lib/domain/signing-status";
import { takePostback, takeSignedCallback } from "./hint";
import { offlineContext } from "./testing/offline-context";

const hour = 3_600_000;
const signedBy = (signer: string) => ({ status: "ok", token: "any", action: "signer_signed", signer });

describe("a postback", () => {
  let context: Awaited<ReturnType<typeof offlineContext>>;
  let userId: string;

  beforeEach(async () => {
    context = await offlineContext();
    userId = await addUser(context.db, "ada", context.now());
  });

  /** A signing that is due in an hour, signed by "first" and not yet by "second". */
  async function waiting(status: SigningStatus = "out_for_signature", dueAt: Date | null = in1Hour()) {
    const { db, now } = context;
    await addSigning(db, { id: "sgn_1", ownerId: userId, now: now(), status, dueAt });
    const person = { signingId: "sgn_1", name: "Ona", surname: "Onaitė", purpose: "signature" as const };
    const signers = ["first", "second"].map((gatewayId, position) => ({
      ...{ ...person, id: `sgr_${gatewayId}`, gatewayId, position },
      ...{ email: `${gatewayId}@example.com`, methods: ["smartid" as const] },
    }));
    await db.write((tx) => insertSigners(tx, signers));
    await db.write((tx) => markSigned(tx, { signerId: "sgr_first", signedAt: now() }));
  }

  const in1Hour = () => new Date(context.now().getTime() + hour);
  const isDue = async () =>
    (await context.db.write((tx) => claimDueSigning(tx, { now: context.now(), leaseMs: 1 }))) !== undefined;
  const receipts = async () => {
    const actions = ["gateway.postback_received"];
    return (await listDocumentEvents(context.db.read, { documentId: "doc_sgn_1", userId, actions })).length;
  };

  test.each([
    ["JSON", JSON.stringify(signedBy("second"))],
    ["a form", String(new URLSearchParams(signedBy("second")))],
    ["the completion", JSON.stringify({ status: "ok", action: "signing_completed" })],
    ["garbage", "%%%\u0000{]"],
    ["nothing", ""],
    ["JSON that is no object", "null"],
    ["a list nested very deeply", "[".repeat(200_000)],
    ["a signer that does not exist", JSON.stringify(signedBy("forged"))],
    ["a signer that is no text", JSON.stringify({ ...signedBy(""), signer: { $ne: "" } })],
  ])("with %s is recorded and makes the signing due", async (_, body) => {
    await waiting();
    await takePostback(context, "sgn_1", body);
    expect(await receipts()).toBe(1);
    expect(await isDue()).toBe(true);
  });

  test.each([
    ["JSON", JSON.stringify(signedBy("first"))],
    ["a form", String(new URLSearchParams(signedBy("first")))],
  ])("about a signature that is recorded already saves a look at the gateway (%s)", async (_, body) => {
    await waiting();
    await takePostback(context, "sgn_1", body);
    expect(await receipts()).toBe(1);
    expect(await isDue()).toBe(false);
  });

  test("that comes twice is recorded twice and looked at once", async () => {
    await waiting();
    for (let time = 0; time < 2; time++) await takePostback(context, "sgn_1", "{}");
    expect(await receipts()).toBe(2);
    expect(await isDue()).toBe(true);
  });

  test.each(["signed", "declined", "failed", "needs_attention"] as const)(
    "for a signing that is %s is recorded and wakes nothing",
    async (status) => {
      await waiting(status, null);
      await takePostback(context, "sgn_1", "{}");
      expect(await receipts()).toBe(1);
      context.clock.moveBy(100 * hour);
      expect(await isDue()).toBe(false);
    },
  );

  test("does not hurry the clean-up of a signed document", async () => {
    await waiting("signed");
    await takePostback(context, "sgn_1", "{}");
    expect(await isDue()).toBe(false);
  });

  test("for a signing that does not exist is ignored", async () => {
    await waiting();
    await takePostback(context, "sgn_2", "{}");
    expect(await receipts()).toBe(0);
    expect(await isDue()).toBe(false);
  });

  test("and the browser's callback say the same", async () => {
    await waiting();
    await takeSignedCallback(context, "sgn_1");
    expect(await isDue()).toBe(true);
  });
});
