import type { Page } from "@playwright/test";
import { sendNewDocument, uploadDraft } from "@/testing/journey";
import { expectAccessible } from "./support/accessible";
import { listActions, listPages, listRoutes, withDocument } from "./support/app-routes";
import { callAction } from "./support/call-action";
import { expect, test } from "./support/test";

/** Pages, routes and actions that are open to everybody, each for its own reason. All others must refuse. */
const openPages = new Map([
  ["/sign-in", "people sign in there"],
  ["/sign/[invitation]", "signers without an account: the token of their link is the key"],
  ["/forgotten-password", "people who forgot their password ask for a mail there"],
  ["/reset-password/[token]", "the token of that mail is the key"],
  ["/join/[token]", "the token of an invitation is the key"],
  ["/setup/[token]", "the token on the console is the key, until the first account exists"],
]);
const openRoutes = new Map([
  ["/api/health", "says only that the portal runs"],
  ["/api/auth/[...nextauth]", "next-auth's own; it reveals only whether the browser is signed in"],
  ["/api/files/[token]", "the gateway has no account: a one-time token is its key"],
  ["/api/invitations/[token]/files/[role]", "the document of an invitation, by the token of its link"],
  ["/api/invitations/[token]/events", "the changes of its signing, by the same token"],
  ["/api/logo/[hash]", "the sign-in page shows the logo; its address is the hash of its bytes"],
  ["/api/postback/[token]", "the gateway has no account: always 200, and it only causes a check"],
  ["/pdfjs/[version]/[folder]/[file]", "files of an npm package, the same for everyone"],
  ["/security.txt", "tells researchers where to report a vulnerability"],
]);
const openActions = new Map([
  ["signInWithPassword", "people sign in with it"],
  ["reportInvited", "the token of an invitation is its key"],
  ["declineInvited", "the same"],
  ["forgetPassword", "people who forgot their password ask for a mail"],
  ["resetOwnPassword", "the token of that mail is its key"],
  ["joinPortal", "the token of an invitation is its key"],
  ["setUpPortal", "the token of the console is its key"],
  ["chooseLanguage", "people without an account choose theirs too"],
]);

const idOf = (path: string) => path.split("/").at(-1) ?? "";

/** A draft and a document that is out for signature, both called "Secret …". @returns their ids */
async function addSecrets(page: Page): Promise<{ draftId: string; sentId: string }> {
  const draftId = idOf(await uploadDraft(page, "Secret draft"));
  const sentId = idOf(await sendNewDocument(page, { name: "Secret contract", withMe: true }));
  return { draftId, sentId };
}

/** Expects the documents to be as `addSecrets` made them. */
async function expectUnchanged(page: Page, { draftId, sentId }: { draftId: string; sentId: string }) {
  await page.goto(`/documents/${draftId}`);
  await expect(page.getByRole("heading", { level: 1, name: "Secret draft" })).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("Draft");
  await page.goto(`/documents/${sentId}`);
  await expect(page.getByRole("status")).toHaveText("Out for signature");
  await expect(page.getByText("Has not signed yet", { exact: true })).toBeVisible();
}

test("a visitor who is not signed in reaches a document on no page, by no route and by no action", async ({
  page,
  playwright,
  baseURL,
  signIn,
}) => {
  await signIn(page);
  const secrets = await addSecrets(page);
  const request = await playwright.request.newContext({ baseURL });
  for (const documentId of Object.values(secrets)) {
    for (const path of listPages().filter((each) => !openPages.has(each))) {
      const answer = await request.get(withDocument(path, documentId), { maxRedirects: 0 });
      expect.soft(answer.status(), path).toBe(307);
      expect.soft(answer.headers().location, path).toMatch(path === "/" ? /^\/documents$/ : /^\/sign-in/);
      expect.soft(await answer.text(), path).not.toContain("Secret");
    }
    for (const { path, method } of listRoutes().filter((each) => !openRoutes.has(each.path))) {
      const answer = await request.fetch(withDocument(path, documentId), { method });
      expect.soft(answer.status(), `${method} ${path}`).toBe(401);
    }
    for (const action of listActions().filter(({ name }) => !openActions.has(name))) {
      const answer = await callAction(request, { ...action, documentId });
      expect.soft(answer.headers()["x-action-redirect"] ?? "", action.name).toMatch(/^\/sign-in/);
    }
  }
  await request.dispose();
  await expectUnchanged(page, secrets);
});

test("another user reaches a document on no page, by no route and by no action, and does not find it", async ({
  page,
  signIn,
  openBrowser,
}) => {
  await signIn(page);
  const secrets = await addSecrets(page);
  const stranger = await openBrowser();
  await signIn(stranger);
  const { request } = stranger.context();
  for (const documentId of Object.values(secrets)) {
    for (const path of listPages()) {
      const answer = await request.get(withDocument(path, documentId));
      if (path.includes("[documentId]")) expect.soft(answer.status(), path).toBe(404);
      expect.soft(await answer.text(), path).not.toContain("Secret");
    }
    for (const { path, method } of listRoutes().filter((each) => each.path.includes("[documentId]"))) {
      const answer = await request.fetch(withDocument(path, documentId), { method });
      expect.soft(answer.status(), `${method} ${path}`).toBe(404);
    }
    for (const action of listActions().filter(({ page: on }) => on.includes("[documentId]"))) {
      const answer = await callAction(request, { ...action, documentId });
      expect.soft(answer.status(), action.name).toBe(404);
    }
  }

  const documentId = secrets.draftId;
  for (const action of listActions().filter(({ name }) => /All$|^checkArchive$/.test(name))) {
    const answer = await (await callAction(request, { ...action, documentId })).text();
    expect.soft(answer, action.name).toContain(`"done":[],"refused":[{"documentId":"${documentId}"`);
    expect.soft(answer, action.name).toContain(`"obstacle":"document_gone"`);
  }
  expect((await request.post("/api/documents/archive", { form: { documentId } })).status()).toBe(404);
  const found = await request.get("/api/documents/search?q=secret");
  expect([found.status(), await found.json()]).toEqual([200, { documents: [] }]);
  await expectUnchanged(page, secrets);
});

test("an owner reaches a document by the very requests that others are refused", async ({ page, signIn }) => {
  await signIn(page);
  const draftId = idOf(await uploadDraft(page, "Secret draft"));
  const { request } = page.context();
  for (const path of listPages().filter((each) => each.startsWith("/documents/[documentId]")))
    expect
      .soft(await (await request.get(withDocument(path, draftId))).text(), path)
      .toContain("Secret draft");
  // Only a signed container has contents, and only a signed file has certificates: they have tests of their own, as the
  // pages and routes of admins have.
  const ofEveryDocument = listRoutes().filter(
    ({ path }) => path.includes("[documentId]") && !/\/(contents|certificates)\/|^\/api\/admin\//.test(path),
  );
  for (const { path, method } of ofEveryDocument)
    expect.soft((await request.fetch(withDocument(path, draftId), { method })).status(), path).toBe(200);
  const action = listActions().find(({ name }) => name === "report");
  expect(action && (await callAction(request, { ...action, documentId: draftId })).status()).toBe(200);
});

test("a user finds no page, route or action of the admins", async ({ page, signIn }) => {
  const pages = listPages().filter((path) => /^\/admin(\/|$)/.test(path));
  expect(pages).toContain("/admin/users");
  await signIn(page);
  await page.goto("/documents");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Admin" })).toBeHidden();
  const { request } = page.context();
  for (const path of pages)
    expect.soft((await request.get(withDocument(path, "made-up"))).status(), path).toBe(404);
  for (const { path, method } of listRoutes().filter((each) => each.path.startsWith("/api/admin/")))
    expect.soft((await request.fetch(path, { method })).status(), `${method} ${path}`).toBe(404);
  for (const action of listActions().filter(({ page: on }) => on.startsWith("/admin")))
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

test("an open page, route or action reveals nothing for an unknown token", async ({
  playwright,
  baseURL,
}) => {
  const request = await playwright.request.newContext({ baseURL });
  expect((await request.get("/api/files/made-up")).status()).toBe(404);
  for (const path of ["/sign", "/join", "/reset-password", "/setup"])
    expect((await request.get(`${path}/made-up`)).status(), path).toBe(404);
  expect((await request.get("/api/invitations/made-up/files/source")).status()).toBe(404);
  expect((await request.get("/api/invitations/made-up/events")).status()).toBe(404);
  for (const action of listActions().filter(({ page }) => page.startsWith("/sign/")))
    expect((await callAction(request, { ...action, documentId: "made-up" })).status()).toBe(404);
  const postback = await request.post("/api/postback/made-up", { data: { status: "ok" } });
  expect([postback.status(), await postback.json()]).toEqual([200, { status: "ok" }]);
  expect(await (await request.get("/api/health")).json()).toEqual({ status: "ok" });
  await request.dispose();
});

test("the portal refuses an upload that another site's page sends with a user's cookie", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  const answer = await page.context().request.post("/api/uploads", {
    headers: { "sec-fetch-site": "cross-site", "x-file-name": "a.pdf" },
    data: "%PDF-1.7",
  });
  expect(answer.status()).toBe(403);
});
