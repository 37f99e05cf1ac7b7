import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { findVisibleFile } from "@/db/repositories/files";
import { hourMs } from "@/lib/domain/time/durations";
import { signUpdate } from "@/lib/validation/testing/sign-update";
import { fixture } from "@/lib/validation/testing/validate-fixture";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

/** A PDF that came with a signature of an insecure kind and a valid one. */
const signedBefore = async (now: Date) =>
  signUpdate(await readFile(fixture("openssl-sha1")), {
    ...{ name: "Jonas Jonaitis", signedAt: new Date(now.getTime() - hourMs) },
  });

describe("a document that was signed before", () => {
  let workflow: TestWorkflow;
  let signing: Awaited<ReturnType<TestWorkflow["sendFiles"]>>;

  beforeEach(async () => {
    workflow = await startTestWorkflow();
    const bytes = await signedBefore(workflow.clock.now());
    signing = await workflow.sendFiles([{ name: "Lease.pdf", bytes }]);
    await workflow.run();
  });

  async function signAndCollect(): Promise<void> {
    await signing.sign(0);
    await workflow.portal.untilPostbacks(2);
    await workflow.run();
  }

  test("is signed, with the earlier signatures and their faults told apart", async () => {
    await signAndCollect();
    expect(await signing.documentStatus()).toBe("signed");
    const query = { documentId: signing.documentId, userId: workflow.userId, role: "signed" as const };
    expect((await findVisibleFile(workflow.db.read, query))?.validationReport).toMatchObject({
      problems: [],
      signatures: [{ earlier: true, valid: false }, { earlier: true, valid: true }, { valid: true }],
    });
  });

  test("does not count as signed when it comes back as it was sent", async () => {
    await workflow.gateway.order({ fault: "missing_signature", call: "download" });
    await signAndCollect();
    expect(await signing.documentStatus()).toBe("needs_attention");
    const query = { documentId: signing.documentId, userId: workflow.userId, role: "rejected" as const };
    const rejected = await findVisibleFile(workflow.db.read, query);
    expect(rejected?.validationReport?.problems).toContain("too_few_signatures");
  });
});
