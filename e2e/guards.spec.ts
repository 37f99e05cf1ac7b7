import type { Page } from "@playwright/test";
import { sendNewDocument, uploadDraft } from "@/testing/journey";
import {
  listActions,
  listActionsOf,
  listPages,
  listRoutes,
  nameOf,
  withDocument,
} from "./support/app-routes";
import { callAction } from "./support/call-action";
import { expect, test } from "./support/test";

/** Pages, routes and actions that are open to everybody, each with the reason. All others must refuse. */
const openPages = new Map([
  ["/sign-in", "people sign in there"],
  ["/sign/[invitation]", "signers without an account: the token of their link is the key"],
  ["/forgotten-password", "people who forgot their password ask for a mail there"],
  ["/reset-password/[token]", "the token of that mail is the key"],
  ["/join/[token]", "the token of an invitation is the key"],
  ["/setup/[token]", "the token on the console is the key, until the first account exists"],
]);
const openRoutes = new Map([
  ["/api/health", "says only that the process is alive"],
  ["/api/ready", "says only which parts answer, in words"],
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
  ["openedInvited", "the same"],
  ["declineInvited", "the same"],
  ["requestResetLink", "people who forgot their password request a mail"],
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

test("a visitor who is not signed in reaches a document by no page, no route and no action", async ({
  page,
  playwright,
  baseURL,
  signIn,
}) => {
  await signIn(page);
  const secrets = await addSecrets(page);
  const request = await playwright.request.newContext({ baseURL });
  const pages = listPages().filter((path) => !openPages.has(path));
  const routes = listRoutes().filter(({ path }) => !openRoutes.has(path));
  const actions = listActions().filter(({ name }) => !openActions.has(name));
  expect(pages).toContain("/documents/[documentId]");
  expect(routes).toContainEqual({ path: "/api/uploads", method: "POST" });
  expect(actions.map(nameOf)).toContain("signOut");
  for (const documentId of Object.values(secrets)) {
    for (const path of pages) {
      const response = await request.get(withDocument(path, documentId), { maxRedirects: 0 });
      expect.soft(response.status(), path).toBe(307);
      expect.soft(response.headers().location, path).toMatch(path === "/" ? /^\/documents$/ : /^\/sign-in/);
      expect.soft(await response.text(), path).not.toContain("Secret");
    }
    for (const { path, method } of routes) {
      const response = await request.fetch(withDocument(path, documentId), { method });
      expect.soft(response.status(), `${method} ${path}`).toBe(401);
    }
    for (const action of actions) {
      const response = await callAction(request, { ...action, documentId });
      expect.soft(response.headers()["x-action-redirect"] ?? "", action.name).toMatch(/^\/sign-in/);
    }
  }
  await request.dispose();
  await expectUnchanged(page, secrets);
});

test("another user reaches a document by no page, no route and no action, and does not find it by search", async ({
  page,
  signIn,
  openBrowser,
}) => {
  await signIn(page);
  const secrets = await addSecrets(page);
  const stranger = await openBrowser();
  await signIn(stranger);
  const { request } = stranger.context();
  const routes = listRoutes().filter(({ path }) => path.includes("[documentId]"));
  const actions = listActionsOf((path) => path.includes("[documentId]"));
  const bulkActions = listActions().filter(({ name }) => /All$|^checkArchive$/.test(name));
  expect(routes).toContainEqual({ path: "/api/documents/[documentId]/evidence", method: "GET" });
  for (const name of ["send", "tagDocument", "untagDocument", "restore"])
    expect(actions.map(nameOf)).toContain(name);
  expect(bulkActions.map(nameOf)).toContain("trashAll");
  for (const documentId of Object.values(secrets)) {
    for (const path of listPages()) {
      const response = await request.get(withDocument(path, documentId));
      if (path.includes("[documentId]")) expect.soft(response.status(), path).toBe(404);
      expect.soft(await response.text(), path).not.toContain("Secret");
    }
    for (const { path, method } of routes) {
      const response = await request.fetch(withDocument(path, documentId), { method });
      expect.soft(response.status(), `${method} ${path}`).toBe(404);
    }
    for (const action of actions) {
      const response = await callAction(request, { ...action, documentId });
      expect.soft(response.status(), action.name).toBe(404);
    }
  }

  const documentId = secrets.draftId;
  for (const action of bulkActions) {
    const response = await (await callAction(request, { ...action, documentId })).text();
    expect.soft(response, action.name).toContain(`"done":[],"refused":[{"documentId":"${documentId}"`);
    expect.soft(response, action.name).toContain(`"obstacle":"document_gone"`);
  }
  expect((await request.post("/api/documents/archive", { form: { documentId } })).status()).toBe(404);
  expect((await request.post("/api/documents/archive", { data: "no form" })).status()).toBe(404);
  const found = await request.get("/api/documents/search?q=secret");
  expect([found.status(), await found.json()]).toEqual([200, { documents: [] }]);
  await expectUnchanged(page, secrets);
});

test("an owner reaches a document by the same requests that others are refused", async ({ page, signIn }) => {
  await signIn(page);
  const draftId = idOf(await uploadDraft(page, "Secret draft"));
  const { request } = page.context();
  const pages = listPages().filter((path) => path.startsWith("/documents/[documentId]"));
  expect(pages).toContain("/documents/[documentId]/send");
  for (const path of pages)
    expect
      .soft(await (await request.get(withDocument(path, draftId))).text(), path)
      .toContain("Secret draft");
  // Only a signed container has contents, and only a signed file has certificates and a report. These have their own
  // tests, and so do the pages and routes of admins.
  const ofEveryDocument = listRoutes().filter(
    ({ path }) =>
      path.includes("[documentId]") && !/\/(contents|certificates)\/|\/report$|^\/api\/admin\//.test(path),
  );
  expect(ofEveryDocument).toContainEqual({ path: "/api/documents/[documentId]/evidence", method: "GET" });
  for (const { path, method } of ofEveryDocument)
    expect.soft((await request.fetch(withDocument(path, draftId), { method })).status(), path).toBe(200);
  const action = listActions().find(({ name }) => name === "report");
  expect(action && (await callAction(request, { ...action, documentId: draftId })).status()).toBe(200);
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
  const actions = listActionsOf((path) => path.startsWith("/sign/"));
  expect(actions.map(nameOf)).toContain("declineInvited");
  for (const action of actions)
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
  const response = await page.context().request.post("/api/uploads", {
    headers: { "sec-fetch-site": "cross-site", "x-file-name": "a.pdf" },
    data: "%PDF-1.7",
  });
  expect(response.status()).toBe(403);
});
