import { demoPassword } from "@/lib/domain/people/demo-accounts";
import { other, signIn } from "./support/journey";
import { expect, test } from "./support/test";

test.describe("signing in", () => {
  test("leads back to the page that was asked for", async ({ page }) => {
    await page.goto("/account");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/);
    await page.getByLabel("Email").fill(other);
    await page.getByLabel("Password").fill(demoPassword);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/account$/);
  });

  test("says the same of a wrong password and an unknown account, and keeps the address", async ({
    page,
  }) => {
    await page.setExtraHTTPHeaders({ "x-forwarded-for": "10.1.1.1" });
    await page.goto("/sign-in");
    const sentences: string[] = [];
    for (const email of [other, "nobody@example.com"]) {
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

  test("is slowed down after five failures in a row", async ({ page }) => {
    await page.setExtraHTTPHeaders({ "x-forwarded-for": "10.1.1.2" });
    await page.goto("/sign-in");
    for (let count = 0; count < 6; count++) {
      await page.getByLabel("Email").fill("victim@example.com");
      await page.getByLabel("Password").fill("guess");
      const answer = page.waitForResponse((response) => response.request().method() === "POST");
      await page.getByRole("button", { name: "Sign in" }).click();
      await answer;
      await expect(page.getByLabel("Password")).toHaveValue(""); // the form is itself again
    }
    await expect(page.getByText(/That was wrong too often\. Try again in \d+ seconds\./)).toBeVisible();
  });

  test("never shows a session or a password to a script of the page", async ({ page }) => {
    await signIn(page, other);
    expect(await page.evaluate(() => document.cookie)).not.toMatch(/session/);
  });
});

test("changing the password ends the sessions in all browsers", async ({ page, browser, watch }) => {
  const elsewhere = await (await browser.newContext()).newPage();
  watch(elsewhere);
  await signIn(page, other);
  await signIn(elsewhere, other);

  const changed = `${demoPassword}-changed`;
  const change = async (current: string, next: string) => {
    await page.goto("/account");
    await page.getByLabel("Current password").fill(current);
    await page.getByLabel("New password").fill(next);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("Your password is changed.")).toBeVisible();
    await page.getByLabel("Email").fill(other);
    await page.getByLabel("Password").fill(next);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Documents" })).toBeVisible();
  };
  await change(demoPassword, changed);
  await elsewhere.goto("/documents");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await change(changed, demoPassword);
  await elsewhere.context().close();
});
