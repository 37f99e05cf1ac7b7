import type { Page } from "@playwright/test";
import { expectAccessibleInBothSchemes } from "./support/accessible";
import { listPages } from "./support/app-routes";
import { expect, test } from "./support/test";

/** Uploads a list of people without importing it. */
async function uploadPeople(page: Page): Promise<string> {
  const response = await page.context().request.post("/api/admin/user-imports", {
    headers: { "sec-fetch-site": "same-origin", "x-file-name": "people.csv" },
    data: "Email;Name;Surname;Role\nlisted@example.org;Ona;Onaitė;user\nnobody;Ona;Onaitė;king",
  });
  return ((await response.json()) as { importId: string }).importId;
}

test("axe finds no violation on any admin or account page, in light and in dark", async ({
  page,
  signIn,
  addPerson,
  addDocuments,
}) => {
  test.slow(); // two dozen checks
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page, await addPerson({ role: "admin" }));
  const sender = await addPerson();
  const [stopped] = await addDocuments(sender, [{ name: "Stopped lease", status: "needs_attention" }]);
  const importId = await uploadPeople(page);
  const ids: Record<string, string> = { userId: sender.id, importId, ...stopped };
  const pages = listPages().filter((each) => /^\/(admin|account)(\/|$)/.test(each));
  expect(pages.length).toBeGreaterThanOrEqual(12);
  for (const each of pages) {
    const response = await page.goto(each.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? name));
    expect.soft(response?.status(), each).toBe(200);
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
    await test.step(each, () => expectAccessibleInBothSchemes(page));
  }
});
