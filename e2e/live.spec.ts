import type { Page } from "@playwright/test";
import { frameOf, other, owner, sendTo, signIn, uploadDocument } from "./support/journey";
import { openOnPhone } from "./support/phone";
import { linkIn, sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

async function rename(page: Page, name: string): Promise<void> {
  await page.getByLabel("Document name").fill(name);
  await page.getByRole("button", { name: "Save the files" }).click();
}

test.describe("with a connection that breaks", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("two browsers show each other's changes by themselves, at once and after a break", async ({
    page,
    browser,
    watch,
  }) => {
    await signIn(page, owner);
    const url = await uploadDocument(page, "Named first");
    const context = await browser.newContext({ storageState: await page.context().storageState() });
    const second = await context.newPage();
    watch(second);
    const asked: string[] = [];
    second.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await second.goto(url);
    for (const each of [page, second]) {
      await each.getByText("Change files and their order").click();
      await each.evaluate(() => (document.title = "never loaded again"));
    }

    for (const number of [1, 2, 3, 4, 5, 6]) {
      const [writes, reads] = number % 2 === 1 ? [page, second] : [second, page];
      await rename(writes, `Named ${number} times`);
      await expect(reads.getByRole("heading", { level: 1 })).toHaveText(`Named ${number} times`);
    }
    expect(asked.filter((pathname) => pathname === "/api/events")).toHaveLength(1);
    const loads = asked.filter((pathname) => url.endsWith(pathname)).length;
    expect(loads, "the page itself, and by each change at most a save and a refresh").toBeLessThanOrEqual(13);

    await context.setOffline(true);
    await rename(page, "Named in the meantime");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Named in the meantime");
    await expect(second.getByRole("heading", { level: 1 })).toHaveText("Named 6 times");
    await context.setOffline(false);
    await expect(second.getByRole("heading", { level: 1 })).toHaveText("Named in the meantime");
    await context.close();
  });
});

test.describe("with a frame that is left in the middle", () => {
  // Its own page may ask for a document that a decline has just taken away.
  test.use({ expectedErrors: [/404 \(Not Found\) \(http:\/\/127\.0\.0\.1:\d+\/signing\//] });

  test("what waits for a user comes into their rail and library by itself and goes when they are removed; a decline in the frame is told", async ({
    page,
    browser,
    watch,
  }) => {
    const name = "Comes and goes";
    const ona = {
      ...{ name: "Ona", surname: "Onaitė" },
      email: `ona-${crypto.randomUUID().slice(0, 8)}@example.org`,
    };
    const context = await browser.newContext();
    const jonas = await context.newPage();
    watch(jonas);
    await signIn(jonas, other);
    const counted = jonas.getByRole("navigation").getByRole("link", { name: /To sign/ });
    const before = await counted.textContent();
    await signIn(page, owner);
    await uploadDocument(page, name);
    await sendTo(page, [{ name: "Jonas", surname: "Žąsinas", email: other }, ona]);
    const row = jonas.getByRole("link", { name, exact: true });
    await expect(row).toBeVisible();
    await expect(counted).not.toHaveText(before ?? "");
    await page.getByRole("link", { name: "Replace or remove Jonas Žąsinas" }).click();
    await page.getByRole("button", { name: "Remove without replacement" }).click();
    await expect(row).toHaveCount(0);
    await expect(counted).toHaveText(before ?? "");
    await context.close();

    const [invitation] = await sandboxGateway().mailsTo(ona.email);
    const guest = await openOnPhone(browser, watch, linkIn(invitation));
    await guest.getByRole("link", { name: "Sign", exact: true }).click();
    const frame = frameOf(guest);
    await frame.getByRole("button", { name: "Decline", exact: true }).click();
    await frame.getByRole("button", { name: "Decline this document" }).click();
    await expect(guest.getByRole("heading", { name: "The signing was declined" })).toBeVisible();
    await expect(page.getByText("Ona Onaitė declined to sign. Nothing more happens")).toBeVisible();
    await guest.context().close();
  });
});
