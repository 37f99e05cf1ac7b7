import { sendNewDocument, uploadDraft } from "@/testing/journey";
import { expectAccessible } from "./support/accessible";
import { signInFrame, signingTokenOf } from "./support/signing";
import { expect, test } from "./support/test";

const personalCode = "50001029996";

test("an admin finds a signing that a gateway fault stopped and retries it, and the document is signed", async ({
  page,
  gateway,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const owner = await openBrowser();
  await signIn(owner);
  await sendNewDocument(owner, { name: "Stuck lease", withMe: true });
  await owner.getByRole("link", { name: "Sign now" }).click();
  const signing = await signingTokenOf(owner);
  await gateway.injectFault({ fault: "errors_as_strings", call: "status", count: 1, signing });
  await signInFrame(owner, { code: personalCode });
  await expect(owner.getByRole("status")).toHaveText("Needs attention");

  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/admin/signings?attention=1");
  await page.getByRole("link", { name: "Stuck lease" }).click();
  const state = page.getByRole("status");
  await expect(state).toHaveText("Needs attention");
  const steps = page.getByRole("region", { name: "Workflow" }).getByRole("listitem");
  await expect(steps.filter({ hasText: "Everybody signs" })).toContainText("Stopped");
  const calls = page.getByRole("region", { name: "Calls to the signing service" });
  await expect(calls.getByRole("row", { name: "Refused what was sent" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Try now" }).click();
  await expect(state).toHaveText("Signed");
  await expect(steps.filter({ hasText: "Fetch and check the signed file" })).toContainText("Done");
  await page.getByText("Postback of").last().click();
  await expect(page.getByText('"action": "signer_signed"')).toBeVisible();
  expect(await page.content()).not.toContain(personalCode);
});

test("an admin resends a document after its signing failed, and closes the failed signing with a reason", async ({
  page,
  gateway,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const ownersPage = await openBrowser();
  const owner = await signIn(ownersPage);
  const document = await uploadDraft(ownersPage, "Refused lease");
  await gateway.injectFault({ fault: "errors_as_strings", call: "create", count: 1 });
  await ownersPage.goto(`${document}/send`);
  await ownersPage.getByRole("button", { name: "Add me" }).click();
  await ownersPage.getByRole("button", { name: "Send", exact: true }).click();
  await expect(ownersPage.getByRole("status")).toHaveText("Failed");

  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/admin/signings");
  await page.getByLabel("Document, owner or id").fill(owner.email);
  await page.getByRole("button", { name: "Show" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Refused lease" }).click();
  await expect(page.getByRole("status")).toHaveText("Failed");
  const failed = page.url();
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  expect(page.url()).not.toBe(failed);
  await expect(ownersPage.getByRole("status")).toHaveText("Out for signature");

  await page.goto(failed);
  await page.getByRole("button", { name: "Close as handled" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Close as handled" }).click();
  await expect(dialog.getByText("Say what was done about it.")).toBeVisible();
  await dialog.getByLabel("What was done about it?").fill("Sent again by hand");
  await dialog.getByRole("button", { name: "Close as handled" }).click();
  await expect(page.getByText("Closed as handled")).toBeVisible();
  await expect(page.getByRole("region", { name: "What happened" })).toContainText("Sent again by hand");
});

test("an admin checks that the signing service responds, and sends a test document through it", async ({
  page,
  gateway,
  signIn,
  addPerson,
}) => {
  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/admin/gateway");
  await expect(page.getByText(new URL(gateway.url).origin)).toBeVisible();
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("It answers and accepts the access token.")).toBeVisible();
  await page.getByRole("button", { name: "Send a test document" }).click();
  await expect(page.getByText("The way to the signing service works.")).toBeVisible();
  await expectAccessible(page);
  expect(await page.content()).not.toContain("sandbox-token");
});
