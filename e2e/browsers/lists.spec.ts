import { findCoveredControls } from "@/testing/drivers/page-scripts";
import { uploadDraft } from "@/testing/journey";
import { password } from "../support/accounts";
import { signIn } from "./steps";
import { desktops, everywhere, expect, test } from "./test";

/** The rows of the list, each with how many points of it lead to its own link, of those that no control takes. */
function findStrayRows(): string[] {
  return [...document.querySelectorAll("tbody tr")].flatMap((row) => {
    row.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, right, top, bottom } = row.getBoundingClientRect();
    const ys = [top + 3, (top + bottom) / 2, bottom - 4];
    const points = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((part) =>
      ys.map((y) => [left + part * (right - left), y]),
    );
    return points
      .map(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.closest("a, button, label, td:has(button)"))
      .filter((hit) => !hit || !row.contains(hit))
      .map((hit) => `"${row.textContent}" is under ${hit?.outerHTML ?? "nothing"}`);
  });
}

for (const place of everywhere)
  test(`the rows of the library and of the admin's lists lead to their pages, and cover no control, in ${place.name}`, async ({
    addPerson,
    addDocuments,
    openIn,
  }) => {
    const user = await openIn(place);
    const admin = await addPerson({ role: "admin" });
    await addDocuments(admin, [{ name: "Lease" }, { name: "Offer", status: "signed" }, { name: "Order" }]);
    await signIn(user, { email: admin.email, password });
    await user.see("link", "Lease");
    for (const list of ["/documents", "/admin/documents", "/admin/users"]) {
      await user.open(list);
      await user.see("button", "Upload documents");
      expect(await user.driver.evaluate(findCoveredControls), list).toEqual([]);
      expect(await user.driver.evaluate(findStrayRows), list).toEqual([]);
    }
    await user.open("/documents");
    await user.click("field", "Select Offer");
    await user.see("text", "1 selected");
    await user.click("link", "Lease");
    await user.see("heading", "Lease");
  });

for (const place of desktops)
  test(`a page opens while changes keep arriving, and the list shows them without a reload, in ${place.name}`, async ({
    page,
    signIn: signInByCookie,
    addPerson,
    openIn,
  }) => {
    const user = await openIn(place);
    const person = await addPerson();
    await signInByCookie(page, person);
    await uploadDraft(page, "Lease");
    await signIn(user, { email: person.email, password });
    await user.see("link", "Lease");
    await uploadDraft(page, "Offer");
    await user.see("link", "Offer");

    let hasOpened = false;
    const opening = user.click("link", "Lease").then(async () => {
      await user.see("heading", "Lease");
      hasOpened = true;
    });
    const uploading = (async () => {
      for (let number = 1; !hasOpened; number++) await uploadDraft(page, `Order ${number}`);
    })();
    await opening.finally(() => (hasOpened = true));
    await uploading;
    await user.driver.back();
    await user.see("link", "Offer");
  });
