import { expect, signAs, test } from "./support/standalone-sandbox";

test("one confirmation signs all documents of a batch", async ({ page, sandbox }) => {
  const signings = [await sandbox.createSigning(), await sandbox.createSigning({ name: "Annex" })];
  await page.goto(`${sandbox.url}/signing/batch/${await sandbox.createBatch(signings)}`);
  await expect(page.getByRole("button", { name: "Smart-ID" })).toHaveCount(0);
  await signAs(page, { method: "Mobile-ID", code: "50001018865", phone: "+37060000666" });
  await expect(page.getByRole("heading", { name: "All documents are signed" })).toBeVisible();
  await expect(page.getByText("signed", { exact: true })).toHaveCount(2);
  for (const signing of signings)
    expect(await sandbox.status(signing)).toMatchObject({ status: "completed" });
});

test("a sequence leads from one document to the next", async ({ page, sandbox }) => {
  const signings = [await sandbox.createSigning(), await sandbox.createSigning({ name: "Annex" })];
  await page.goto(`${sandbox.url}/signing/sequence/${await sandbox.createBatch(signings)}`);
  await expect(page.getByText("Document 1 of 2")).toBeVisible();
  await signAs(page, { code: "50001029996" });
  await page.getByRole("button", { name: "Next document" }).click();
  await expect(page.getByText("Document 2 of 2")).toBeVisible();
  await signAs(page, { code: "50001029996" });
  await expect(page.getByRole("heading", { name: "Signed", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Next document" })).toHaveCount(0);
  for (const signing of signings)
    expect(await sandbox.status(signing)).toMatchObject({ status: "completed" });
});
