import { randomInt } from "node:crypto";
import { signInWithForm } from "@/testing/journey";
import { password } from "./support/accounts";
import { expect, test } from "./support/test";

// The portal counts failures by account and by network address, also across runs.
const newEmail = () => `nobody-${crypto.randomUUID().slice(0, 8)}@example.org`;
const fromNewAddress = () => ({
  "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
});

test.describe("the sign-in form", () => {
  test("redirects to the page that the user first requested", async ({ page, addPerson }) => {
    const { email } = await addPerson();
    await page.goto("/account");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/);
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/account$/);
  });

  test("responds to a wrong password as to an unknown account, and keeps the address", async ({
    page,
    addPerson,
  }) => {
    const known = await addPerson();
    await page.setExtraHTTPHeaders(fromNewAddress());
    await page.goto("/sign-in");
    const sentences: string[] = [];
    for (const email of [known.email, newEmail()]) {
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByLabel("Email")).toHaveValue(email);
      await expect(page.getByLabel("Password")).toHaveValue("");
      sentences.push(await page.getByRole("alert").first().innerText());
    }
    expect(sentences[0]).toBe("The email or the password is not right.");
    expect(sentences[1]).toBe(sentences[0]);
  });

  test("throttles after five failures in a row", async ({ page }) => {
    await page.setExtraHTTPHeaders(fromNewAddress());
    const email = newEmail();
    await page.goto("/sign-in");
    for (let count = 0; count < 6; count++) {
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Password").fill("guess");
      const responded = page.waitForResponse((response) => response.request().method() === "POST");
      await page.getByRole("button", { name: "Sign in" }).click();
      await responded;
      await expect(page.getByLabel("Password")).toHaveValue(""); // the form can be filled in again
    }
    await expect(page.getByText(/That was wrong too often\. Try again in \d+ seconds\./)).toBeVisible();
  });

  test("sets a session cookie that scripts cannot read", async ({ page, addPerson }) => {
    await signInWithForm(page, { email: (await addPerson()).email, password });
    expect((await page.context().cookies()).filter(({ name }) => /session/.test(name))).toMatchObject([
      { httpOnly: true, sameSite: "Lax" },
    ]);
    expect(await page.evaluate(() => document.cookie)).not.toMatch(/session/);
  });
});

test("a user who changes the password is signed out in all browsers, and signs in with the new one", async ({
  page,
  addPerson,
  signIn,
  openBrowser,
}) => {
  const user = await addPerson();
  const elsewhere = await openBrowser();
  await signIn(page, user);
  await signIn(elsewhere, user);
  await elsewhere.goto("/documents");
  await expect(elsewhere.getByRole("heading", { name: "Documents" })).toBeVisible();

  const changed = `${password}, changed`;
  await page.goto("/account");
  await page.getByLabel("Current password").fill(password);
  await page.getByLabel("New password").fill(changed);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await page.getByLabel("Email").fill(user.email);
  await page.getByLabel("Password").fill(changed);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Documents" })).toBeVisible();
  await elsewhere.goto("/documents");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
});
