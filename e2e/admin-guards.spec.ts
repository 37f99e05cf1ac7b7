import { expectAccessible } from "./support/accessible";
import { listActionsOf, listPages, listRoutes, nameOf, withDocument } from "./support/app-routes";
import { callAction } from "./support/call-action";
import { expect, test } from "./support/test";

test("a user gets 404 from every admin page, route and action", async ({ page, signIn }) => {
  const pages = listPages().filter((path) => /^\/admin(\/|$)/.test(path));
  const routes = listRoutes().filter(({ path }) => path.startsWith("/api/admin/"));
  const actions = listActionsOf((path) => path.startsWith("/admin"));
  expect(pages).toContain("/admin/users");
  expect(routes).toContainEqual({ path: "/api/admin/users", method: "GET" });
  expect(actions.map(nameOf)).toContain("inviteUser");
  await signIn(page);
  await page.goto("/documents");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Admin" })).toBeHidden();
  const { request } = page.context();
  for (const path of pages)
    expect.soft((await request.get(withDocument(path, "made-up"))).status(), path).toBe(404);
  for (const { path, method } of routes)
    expect.soft((await request.fetch(path, { method })).status(), `${method} ${path}`).toBe(404);
  for (const action of actions)
    expect
      .soft((await callAction(request, { ...action, documentId: "made-up" })).status(), action.name)
      .toBe(404);
});

test("an admin opens the admin pages from the navigation", async ({ page, signIn, addPerson }) => {
  await signIn(page, await addPerson({ role: "admin" }));
  await page.goto("/documents");
  await page.getByRole("link", { name: "Admin" }).click();
  await page.getByRole("navigation", { name: "Administration" }).getByRole("link", { name: "Users" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  await expectAccessible(page);
});
