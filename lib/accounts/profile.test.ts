import { expect, test } from "vitest";
import { addUser } from "@/db/testing/sample-rows";
import { findProfile } from "@/db/repositories/users";
import { gatewaySigner } from "@/lib/signing/workflow/steps/gateway-signer";
import { startTestWorkflow } from "@/lib/signing/testing/test-workflow";
import { openSigningDetails, saveProfile } from "./profile";

test("a user's signing details are stored sealed, and reach the gateway when they are to sign", async () => {
  const { db, clock, context, send } = await startTestWorkflow();
  const userId = await addUser(db, "signer-0", clock.now());
  const details = { country: "LT" as const, personalCode: "50001018865", phone: "+37060000666" };
  await saveProfile(context, { userId, profile: { name: "Ona", surname: "Onaitė", ...details } });
  expect(JSON.stringify(await findProfile(db.read, userId))).not.toMatch(/50001018865|37060000666/);
  expect(await openSigningDetails(db.read, context.sealer, userId)).toEqual(details);
  const signing = await send();
  expect(gatewaySigner(await signing.signerAt(0), context.sealer)).toMatchObject(details);
});
