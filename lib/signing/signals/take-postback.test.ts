import { beforeEach, describe, expect, test } from "vitest";
import { listDocumentEvents } from "@/db/repositories/audit-events";
import { listPostbacks } from "@/db/repositories/postbacks";
import { markSigned } from "@/db/repositories/signer-progress";
import { insertSigners } from "@/db/repositories/signers";
import { claimDueSigning } from "@/db/repositories/signing-claims";
import { countSignatures } from "@/db/repositories/statistics";
import { databaseBytes } from "@/db/testing/database-bytes";
import { addSigning, addUser } from "@/db/testing/sample-rows";
import { lastDays } from "@/lib/domain/time/date-range";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";
import { dayMs, hourMs } from "@/lib/domain/time/durations";
import { takeFrameEvent } from "./frame-event";
import { takePostback } from "./take-postback";
import { offlineContext } from "../testing/offline-context";

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

  const in1Hour = () => new Date(context.now().getTime() + hourMs);
  const isDue = async () =>
    (await context.db.write((tx) => claimDueSigning(tx, { now: context.now(), leaseMs: 1 }))) !== undefined;
  const receipts = async () => {
    const actions = ["gateway.postback_received"];
    return (await listDocumentEvents(context.db.read, { documentId: "doc_sgn_1", userId, actions })).length;
  };

  const take = (body: string, signingId: string | undefined = "sgn_1") =>
    takePostback(context, { signingId, contentType: "application/json", body, isWhole: true });
  const kept = (signingId: string | null = "sgn_1") =>
    listPostbacks(context.db.read, { signingId, limit: 1_000 });

  test.each([
    ["JSON", JSON.stringify(signedBy("second"))],
    ["a form", String(new URLSearchParams(signedBy("second")))],
    ["the completion", JSON.stringify({ status: "ok", action: "signing_completed" })],
    ["garbage", "%%%\u0000{]"],
    ["nothing", ""],
    ["JSON that is not an object", "null"],
    ["a list nested very deeply", "[".repeat(200_000)],
    ["a signer that does not exist", JSON.stringify(signedBy("forged"))],
    ["a signer that is not a string", JSON.stringify({ ...signedBy(""), signer: { $ne: "" } })],
  ])("with %s is recorded and makes the signing due", async (_, body) => {
    await waiting();
    await take(body);
    expect(await receipts()).toBe(1);
    expect(await isDue()).toBe(true);
  });

  test.each([
    [
      "JSON",
      JSON.stringify({
        ...signedBy("second"),
        signer_info: { signing_option: "mobile", country_code: "LT" },
      }),
    ],
    [
      "a form",
      String(
        new URLSearchParams({
          ...signedBy("second"),
          "signer_info[signing_option]": "mobile",
          "signer_info[country_code]": "LT",
        }),
      ),
    ],
  ])("counts how and from where somebody signed (%s)", async (_, body) => {
    await waiting();
    await take(body);
    await context.db.write((tx) => markSigned(tx, { signerId: "sgr_second", signedAt: context.now() }));
    const counted = await countSignatures(context.db.read, lastDays(1, context.now()));
    expect(counted).toHaveLength(2);
    expect(counted).toContainEqual({ method: null, country: null, count: 1 });
    expect(counted).toContainEqual({ method: "mobile", country: "LT", count: 1 });
  });

  test.each([
    ["JSON", JSON.stringify(signedBy("first"))],
    ["a form", String(new URLSearchParams(signedBy("first")))],
  ])("about a signature that is already recorded saves a status check (%s)", async (_, body) => {
    await waiting();
    await take(body);
    expect(await receipts()).toBe(1);
    expect(await isDue()).toBe(false);
  });

  test("that arrives twice is recorded twice and checked once", async () => {
    await waiting();
    for (let time = 0; time < 2; time++) await take("{}");
    expect(await receipts()).toBe(2);
    expect(await isDue()).toBe(true);
  });

  test.each(["signed", "declined", "failed", "needs_attention"] as const)(
    "for a signing that is %s is recorded and makes nothing due",
    async (status) => {
      await waiting(status, null);
      await take("{}");
      expect(await receipts()).toBe(1);
      context.clock.moveBy(100 * hourMs);
      expect(await isDue()).toBe(false);
    },
  );

  test("does not hurry the clean-up of a signed document", async () => {
    await waiting("signed");
    await take("{}");
    expect(await isDue()).toBe(false);
  });

  test("for a signing that does not exist is kept and makes nothing due", async () => {
    await waiting();
    await take("{}", "sgn_2");
    expect(await kept("sgn_2")).toHaveLength(1);
    expect(await receipts()).toBe(0);
    expect(await isDue()).toBe(false);
  });

  test("is kept unchanged, and its personal code is not readable in the database files", async () => {
    await waiting();
    const code = "48001010019";
    const body = JSON.stringify({ ...signedBy("second"), signer_info: { code } });
    await take(body);
    const [postback] = await kept();
    expect(postback).toMatchObject({ contentType: "application/json", isWhole: true, answeredStatus: 200 });
    expect(postback!.receivedAt).toEqual(context.now());
    expect(context.sealer.open("postback.body", postback!.sealedBody)).toBe(body);
    const bytes = await databaseBytes(context.db);
    expect(bytes.includes("application/json")).toBe(true); // unsealed text would be found this way
    expect(bytes.includes(code)).toBe(false);
  });

  test("is deleted after sixty days, when the next one arrives", async () => {
    await waiting();
    await take("1");
    context.clock.moveBy(59 * dayMs);
    await take("2", "sgn_2");
    expect(await kept()).toHaveLength(1);
    context.clock.moveBy(2 * dayMs);
    await take("3", "sgn_2");
    expect([await kept(), await kept("sgn_2")].map((each) => each.length)).toEqual([0, 2]);
  });

  test("to a made-up path is one of at most a hundred, and displaces none of a signing", async () => {
    await waiting();
    await take("{}");
    const strange = { signingId: undefined, contentType: "x".repeat(10_000), isWhole: false };
    for (let count = 0; count < 110; count++)
      await takePostback(context, { ...strange, body: String(count) });
    const strangers = await kept(null);
    expect(strangers).toHaveLength(100);
    expect(context.sealer.open("postback.body", strangers[0]!.sealedBody)).toBe("109");
    expect(strangers[0]!.contentType).toHaveLength(200);
    expect(await kept()).toHaveLength(1);
  });

  test("and the browser's callback have the same effect", async () => {
    await waiting();
    await takeFrameEvent(context, { signingId: "sgn_1", event: "signed" });
    expect(await isDue()).toBe(true);
  });
});
