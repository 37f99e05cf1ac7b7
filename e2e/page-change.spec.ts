import type { Page } from "@playwright/test";
import { holdRequests } from "./support/hold-requests";
import { expect, test } from "./support/test";

const names = (page: Page) => page.getByRole("rowgroup").nth(1).getByRole("link");

/** Delays the pages that come from the server. @returns a function that releases them */
const holdPages = (page: Page) => holdRequests(page, (url) => url.searchParams.has("_rsc"));

test("a page or a list that changes slowly indicates it at once, without moving anything", async ({
  page,
  signIn,
  addDocuments,
}) => {
  await addDocuments(await signIn(page), [{ name: "Lease" }, { name: "Offer", status: "signed" }]);
  await page.goto("/documents");
  const content = page.getByRole("main");
  const lease = page.getByRole("link", { name: "Lease" });
  const before = await lease.boundingBox();

  const showList = await holdPages(page);
  await page.getByRole("combobox", { name: "Status" }).selectOption("Signed");
  await expect(content).toHaveAttribute("aria-busy", "true");
  await expect(page.getByRole("table")).toHaveCSS("opacity", "0.5");
  expect(await lease.boundingBox()).toEqual(before);
  showList();
  await expect(names(page)).toHaveText(["Offer"]);
  await expect(content).toHaveAttribute("aria-busy", "false");

  await page.goto("/account");
  const showLibrary = await holdPages(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Documents" }).click();
  await expect(content).toHaveAttribute("aria-busy", "true");
  showLibrary();
  await expect(names(page)).toHaveText(["Lease", "Offer"]);
  await expect(content).toHaveAttribute("aria-busy", "false");
});

test("a search that is cleared while its results load is not shown", async ({
  page,
  signIn,
  addDocuments,
}) => {
  await addDocuments(await signIn(page), [{ name: "Lease" }, { name: "Offer" }]);
  await page.goto("/documents");
  const search = page.getByRole("searchbox", { name: "Search documents" });
  const showLists = await holdPages(page);
  await search.fill("offer");
  await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "true");
  const unfilteredRequest = page.waitForRequest((request) => {
    const { pathname, searchParams } = new URL(request.url());
    return pathname === "/documents" && searchParams.has("_rsc") && !searchParams.has("q");
  });
  await search.fill("");
  await unfilteredRequest;
  showLists();
  await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "false");
  await expect(page).toHaveURL(/\/documents$/);
  await expect(names(page)).toHaveText(["Lease", "Offer"]);
});

test("a user who goes back to the library sees the latest changes, even while the event stream is silent", async ({
  page,
  watch,
  signIn,
  addDocuments,
}) => {
  await page.route("**/api/events?*", () => {}); // a stream that never begins
  await addDocuments(await signIn(page), [{ name: "Lease" }, { name: "Offer" }]);
  await page.goto("/documents");
  await expect(names(page)).toHaveText(["Lease", "Offer"]);
  await page.getByRole("link", { name: "Lease" }).click();
  // A page that still loads its file when the document is deleted reports that it is gone.
  await expect(page.getByRole("region", { name: "Page 1 of" })).toBeVisible();

  const elsewhere = await page.context().newPage();
  watch(elsewhere);
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole("region", { name: "Page 1 of" })).toBeVisible();
  await elsewhere.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(elsewhere.getByText("“Lease” is in the trash.")).toBeVisible();

  await page.goBack();
  await expect(names(page)).toHaveText(["Offer"]);
});

test("a printed document page is the document's record, with its name and without controls", async ({
  page,
  signIn,
  addDocuments,
}) => {
  const owner = await signIn(page);
  const [lease] = await addDocuments(owner, [{ name: "Lease", status: "out_for_signature" }]);
  await page.goto(`/documents/${lease?.documentId}`);
  const print = page.getByRole("link", { name: "Print: opens the PDF" });
  await expect(print).toHaveAttribute("href", /\/files\/source$/);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("This is the record of “Lease”.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Lease" })).toBeVisible();
  await expect(page.getByText("Jonas Jonaitis").first()).toBeVisible();
  await expect(page.getByRole("main").locator("a:visible, button:visible")).toHaveCount(0);
});

test.describe("without a network", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("a page that is opened fills once the network is back", async ({ page, signIn }) => {
    await signIn(page);
    await page.goto("/account");
    await page.evaluate(() => (document.documentElement.id = "never-left"));
    await page.context().setOffline(true);
    const failed = page.waitForEvent("requestfailed", (request) => request.url().includes("/to-sign"));
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "To sign" }).click();
    await failed;
    await page.context().setOffline(false);
    await expect(page.getByText(/^Nothing waits for you/)).toBeVisible();
    await expect(page.locator("#never-left")).toBeAttached();
  });
});
