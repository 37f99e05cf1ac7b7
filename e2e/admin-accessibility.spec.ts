import type { Page } from "@playwright/test";
import path from "node:path";
import { openDatabase } from "@/db/client";
import { listSignings } from "@/db/repositories/admin-signings";
import { e2ePortals } from "@/scripts/e2e-portals";
import { expectAccessible } from "./support/accessible";
import { listPages } from "./support/endpoints";
import { owner, signIn } from "./support/journey";
import { personWithLibrary } from "./support/library-of";
import { expect, test } from "./support/test";

/** A list of people that was uploaded, and not imported yet. */
async function uploadPeople(page: Page): Promise<string> {
  const answer = await page.context().request.post("/api/admin/user-imports", {
    headers: { "sec-fetch-site": "same-origin", "x-file-name": "people.csv" },
    data: "Email;Name;Surname;Role\nlisted@example.org;Ona;Onaitė;user\nnobody;Ona;Onaitė;king",
  });
  return ((await answer.json()) as { importId: string }).importId;
}

/** A person whose signing stopped, with everything that pages about one thing are about. */
async function somethingOfEach(page: Page): Promise<Record<string, string>> {
  const email = await personWithLibrary([{ name: "Lease to look at", status: "needs_attention" }]);
  const db = openDatabase(path.join(e2ePortals.url.dataDir, "paraph.db"));
  const [signing] = await listSignings(db.read, { search: email, limit: 1 });
  db.close();
  if (!signing) throw new Error("The person has no signing.");
  const userId = email.replace(/@.*/, "");
  const importId = await uploadPeople(page);
  return { userId, importId, documentId: signing.documentId, signingId: signing.id };
}

test("axe finds nothing on any page of the admin's or of the account, in light and in dark", async ({
  page,
}) => {
  test.slow(); // two dozen looks
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page, owner);
  const ids = await somethingOfEach(page);
  const pages = listPages().filter((each) => /^\/(admin|account)(\/|$)/.test(each));
  expect(pages.length).toBeGreaterThanOrEqual(12);
  for (const each of pages) {
    const answer = await page.goto(each.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? name));
    expect.soft(answer?.status(), each).toBe(200);
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
    await test.step(`${each}, light`, () => expectAccessible(page));
    // Nothing but the colors is another.
    await page.emulateMedia({ colorScheme: "dark" });
    await test.step(`${each}, dark`, () => expectAccessible(page, ["color-contrast"]));
    await page.emulateMedia({ colorScheme: "light" });
  }
});
