import { expect, test } from "vitest";
import { addUser } from "@/db/testing/sample-rows";
import { collectMail } from "@/lib/mail/testing/collect-mail";
import { remindAllSigners } from "./remind-all-signers";
import { startTestWorkflow } from "../testing/test-workflow";
import { hourMs } from "@/lib/domain/time/durations";

test("all signers whose turn it is are reminded, at most once an hour; later signers are not", async () => {
  const workflow = await startTestWorkflow();
  const { documentId } = await workflow.send(3, { steps: [1, 1, 2] });
  await workflow.run();
  await collectMail(workflow.context);
  const remind = () => remindAllSigners(workflow.context, { documentId, userId: workflow.userId });
  await expect(remind()).rejects.toThrow("reminded_recently");
  workflow.clock.moveBy(hourMs);
  expect(await remind()).toBe(true);
  const reminded = (await collectMail(workflow.context)).map(({ to }) => to.address);
  expect(reminded).toEqual(["signer-0@example.com", "signer-1@example.com"]);
  await expect(remind()).rejects.toThrow("reminded_recently");
});

test("a document that is not out yet has no signer to remind, and only its owner can remind", async () => {
  const workflow = await startTestWorkflow();
  const { documentId } = await workflow.send();
  const stranger = await addUser(workflow.db, "bob", workflow.clock.now());
  const by = (userId: string) => remindAllSigners(workflow.context, { documentId, userId });
  expect(await by(stranger)).toBe(false);
  await expect(by(workflow.userId)).rejects.toThrow("nobody_to_remind");
});
