import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { expect, test } from "./support/test";

const rows = (page: Page) => page.getByRole("rowgroup").nth(1).getByRole("row");
const names = (page: Page) => rows(page).getByRole("link");

test("a user finds documents while typing, filters and sorts the list, and goes back by the browser's history", async ({
  page,
  signIn,
  addDocuments,
}) => {
  await addDocuments(await signIn(page), [
    { name: "Lease 10", status: "signed", signer: "Petras Petraitis" },
    { name: "Žąsino sutartis", status: "out_for_signature", signer: "Žygimantas Ąžuolas" },
    { name: "Lease 2" },
  ]);
  await page.goto("/documents");
  await expect(names(page)).toHaveText(["Lease 10", "Žąsino sutartis", "Lease 2"]);

  await page.keyboard.press("/");
  await page.keyboard.type("azuol");
  await expect(names(page)).toHaveText(["Žąsino sutartis"]);
  await expect(page.getByRole("status")).toHaveText("1 document found");
  await expect(page).toHaveURL(/[?]q=azuol$/);
  const search = page.getByRole("searchbox");
  await expect(search).toBeFocused();

  await search.fill("lease");
  await expect(names(page)).toHaveText(["Lease 10", "Lease 2"]);
  await page.getByRole("link", { name: "Name", exact: true }).click();
  await expect(names(page)).toHaveText(["Lease 2", "Lease 10"]);
  await page.getByRole("combobox", { name: "Status" }).selectOption("Signed");
  await expect(names(page)).toHaveText(["Lease 10"]);
  await expect(page).toHaveURL("/documents?q=lease&status=signed&sort=name");
  await expectAccessible(page);

  await page.goBack();
  await expect(names(page)).toHaveText(["Lease 2", "Lease 10"]);
  await page.goForward();
  await search.fill("sutartis");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("link", { name: "Search without filters" }).click();
  await expect(names(page)).toHaveText(["Žąsino sutartis"]);

  await page.getByText("People and days").click();
  await page.getByLabel("Email of a person").fill("petras@example.com");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(names(page)).toHaveText(["Lease 10", "Žąsino sutartis", "Lease 2"]);
  await expect(search).toHaveValue("");
});

test("a user pages through a library of many documents", async ({ page, signIn, addDocuments }) => {
  const owner = await signIn(page);
  await addDocuments(
    owner,
    Array.from({ length: 30 }, (_, index) => ({ name: `Lease ${index + 1}` })),
  );
  await page.goto("/documents");
  await expect(names(page)).toHaveCount(20);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(names(page).first()).toHaveText("Lease 21");
  await expect(names(page)).toHaveCount(10);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(names(page).first()).toHaveText("Lease 1");
  await page.goBack();
  await expect(names(page).first()).toHaveText("Lease 21");
});

test("a user tags documents on their pages and in the library, and finds them by their tags", async ({
  page,
  signIn,
  addDocuments,
}) => {
  await addDocuments(await signIn(page), [{ name: "Lease" }, { name: "Offer" }]);
  await page.goto("/documents");
  await names(page).filter({ hasText: "Lease" }).click();
  await page.getByLabel("New tag").fill("Būstas");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const tags = page.getByRole("list", { name: "Tags" });
  await expect(tags).toHaveText("Būstas");

  await page.goto("/documents");
  const offer = rows(page).filter({ hasText: "Offer" });
  await offer.hover();
  await offer.getByRole("button", { name: "Tags of Offer" }).click();
  const dialog = page.getByRole("dialog", { name: "Tags of Offer" });
  await dialog.getByLabel("New tag").fill("bustas");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("list", { name: "Tags" })).toHaveText("Būstas");
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Tag", exact: true }).selectOption("Būstas");
  await expect(names(page)).toHaveText(["Lease", "Offer"]);

  await names(page).filter({ hasText: "Lease" }).click();
  await page.getByRole("button", { name: "Remove the tag Būstas" }).click();
  await expect(tags).toBeHidden();
  await page.getByRole("link", { name: "All documents" }).click();
  await page.getByRole("combobox", { name: "Tag", exact: true }).selectOption("Būstas");
  await expect(names(page)).toHaveText(["Offer"]);
});
