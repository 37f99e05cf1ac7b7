import { signInWithForm, uploadDraft } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { expectAccessible, expectNoSidewaysScroll, expectTouchTargets } from "./support/accessible";
import { password } from "./support/accounts";
import { phone } from "./support/phone";
import { expect, test } from "./support/test";

test.use({ expectedErrors: [/404 \(Not Found\) \(\S+\/(join|reset-password|admin\/users)\//] });

test("an admin invites a person by mail, who joins on a phone and is signed in", async ({
  page,
  gateway,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const email = `jonas-${crypto.randomUUID().slice(0, 8)}@example.org`;
  const admin = await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/admin/users");
  await page.getByRole("button", { name: "Add a user" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email").fill(admin.email);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText("has an account already")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByRole("status")).toContainText("an invitation is on its way");
  await dialog.getByRole("button", { name: "Done" }).click();

  const link = linkIn((await gateway.mailsTo(email))[0]);
  const guest = await openBrowser({ viewport: phone });
  await guest.goto(link);
  await expect(guest.getByLabel("Email")).toHaveValue(email);
  await expect(guest.locator('meta[name="referrer"]')).toHaveAttribute("content", "no-referrer");
  await expectAccessible(guest);
  await expectNoSidewaysScroll(guest);
  await expectTouchTargets(guest);
  await guest.getByLabel("Name", { exact: true }).fill("Jonas");
  await guest.getByLabel("Surname").fill("Žąsinas");
  await guest.getByLabel("Password").fill("short");
  await guest.getByRole("button", { name: "Begin" }).click();
  await expect(guest.getByText("Use at least 10 characters.")).toBeVisible();
  await expect(guest.getByLabel("Surname")).toHaveValue("Žąsinas");
  await guest.getByLabel("Password").fill(password);
  await guest.getByRole("button", { name: "Begin" }).click();
  await expect(guest.getByRole("heading", { name: "Documents" })).toBeVisible();
  expect((await guest.goto(link))?.status()).toBe(404);

  await page.getByRole("searchbox", { name: "Name or email" }).fill(`zasinas ${email}`);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("row", { name: /Jonas Žąsinas.*User.*Active/ })).toBeVisible();
});

test("an admin disables a user, enables the account again, makes the user an admin and ends the user's sessions", async ({
  page,
  gateway,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const person = await addPerson({ name: "Rasa", surname: "Žąsinas" });
  const elsewhere = await openBrowser();
  await signIn(elsewhere, person);
  await elsewhere.goto("/documents");
  await expect(elsewhere.getByRole("heading", { name: "Documents" })).toBeVisible();
  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto(`/admin/users?search=${person.email}`);
  await page.getByRole("link", { name: "Rasa Žąsinas" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Rasa Žąsinas" })).toBeVisible();

  const confirm = async (open: string, answer: string) => {
    await page.getByRole("button", { name: open, exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: answer }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
  };
  await confirm("Disable", "Disable account");
  await expect(page.getByText("This person cannot sign in.")).toBeVisible();
  await elsewhere.goto("/documents");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await confirm("Enable again", "Enable account");
  await signInWithForm(elsewhere, { email: person.email, password });

  await page.getByLabel("What this person may do").selectOption("admin");
  await confirm("Change role", "Change");
  await elsewhere.goto("/admin/users");
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  await confirm("End sessions", "Sign out everywhere");
  await elsewhere.goto("/documents");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await confirm("Send a new password link", "Send");
  expect(linkIn((await gateway.mailsTo(person.email))[0])).toContain("/reset-password/");
  await page.setViewportSize(phone);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expectTouchTargets(page);
});

test("an admin deletes an account, whose documents are transferred to another user", async ({
  page,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const [leaver, newOwner] = [await addPerson(), await addPerson()];
  const theirs = await openBrowser();
  await signIn(theirs, leaver);
  await theirs.goto(await uploadDraft(theirs, "Left behind"));
  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto(`/admin/users/${leaver.id}`);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect(dialog.getByText("Say who takes over the documents.")).toBeVisible();
  await dialog.getByLabel("Email of whoever takes over the documents").fill(newOwner.email);
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  expect((await page.goto(`/admin/users/${leaver.id}`))?.status()).toBe(404);
  await theirs.goto("/documents");
  await expect(theirs).toHaveURL(/\/sign-in/);
  await signIn(theirs, newOwner);
  await theirs.goto("/documents");
  await expect(theirs.getByRole("link", { name: "Left behind" })).toBeVisible();
});

test("a user replaces a forgotten password by the link in a mail, which ends other sessions", async ({
  page,
  gateway,
  signIn,
  addPerson,
  openBrowser,
}) => {
  const person = await addPerson();
  const elsewhere = await openBrowser();
  await signIn(elsewhere, person);
  await elsewhere.goto("/documents");
  await expect(elsewhere.getByRole("heading", { name: "Documents" })).toBeVisible();
  const requestReset = async (email: string) => {
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await expect(page.getByRole("heading", { name: "Forgotten password" })).toBeVisible();
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Send the mail" }).click();
    return (await page.getByRole("status").innerText()).replace(email, "…");
  };
  const unknown = `nobody-${crypto.randomUUID().slice(0, 8)}@example.org`;
  expect(await requestReset(unknown)).toBe(await requestReset(person.email));
  await expectAccessible(page);
  const link = linkIn((await gateway.mailsTo(person.email))[0]);
  await page.goto(link);
  await page.getByLabel("New password").fill("another password");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  expect((await page.goto(link))?.status()).toBe(404);
  await elsewhere.goto("/documents");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await signInWithForm(page, { email: person.email, password: "another password" });
});

test("a user's profile prefills the form for sending, and the user signs out of other browsers", async ({
  page,
  signIn,
  openBrowser,
}) => {
  const elsewhere = await openBrowser();
  const person = await signIn(elsewhere);
  await elsewhere.goto("/documents");
  await signIn(page, person);
  await page.goto("/account");
  await page.getByLabel("Personal code").fill("?");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter the personal code as it stands")).toBeVisible();
  await page.getByLabel("Personal code").fill("50001018865");
  await page.getByLabel("Phone").fill("+370 600 00666");
  await page.getByLabel("Country").selectOption("LT");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.setViewportSize(phone);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: /^Sign out of/ }).click();
  await expect(page.getByRole("button", { name: /^Sign out of/ })).toBeHidden();
  await elsewhere.goto("/documents");
  await expect(elsewhere).toHaveURL(/\/sign-in/);

  await page.goto(`${await uploadDraft(page, "With my code")}/send`);
  await page.getByRole("button", { name: "Add me" }).click();
  await page.getByText("Country, personal code, phone").click();
  await expect(page.getByLabel("Personal code")).toHaveValue("50001018865");
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});
