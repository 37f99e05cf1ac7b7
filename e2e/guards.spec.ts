import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { listActions, listPages, listRoutes, withDocument } from "./support/endpoints";
import { other, owner, sendToMe, signIn, uploadDocument } from "./support/journey";
import { expect, test } from "./support/test";

/** Open to everybody, each for its own reason. Whatever is not listed must refuse. */
const openPages = new Map([
  ["/sign-in", "people sign in there"],
  ["/sign/[invitation]", "signers without an account: the token of their link is the key"],
  ["/forgotten-password", "people who cannot sign in ask for a mail there"],
  ["/reset-password/[token]", "the token of that mail is the key"],
  ["/join/[token]", "the token of an invitation is the key"],
  ["/setup/[token]", "the token of the console is the key, while nobody has an account"],
]);
const openRoutes = new Map([
  ["/api/health", "says only that the portal runs"],
  ["/api/auth/[...nextauth]", "next-auth's own; it reveals nothing but whether one is signed in"],
  ["/api/files/[token]", "the gateway has no account: a one-time token is its key"],
  ["/api/invitations/[token]/files/[role]", "the document of an invitation, by the token of its link"],
  ["/api/invitations/[token]/events", "what happens to it, by the same token"],
  ["/api/logo/[hash]", "the logo stands on the sign-in page; its address names its bytes"],
  ["/api/postback/[token]", "the gateway has no account: always 200, and only a hint"],
  ["/pdfjs/[version]/[folder]/[file]", "files of an npm package, the same for everyone"],
  ["/security.txt", "tells researchers where to report a vulnerability"],
]);
const openActions = new Map([
  ["signInWithPassword", "people sign in with it"],
  ["reportInvited", "the token of an invitation is its key"],
  ["declineInvited", "the same"],
  ["forgetPassword", "whoever cannot sign in asks for a mail"],
  ["resetOwnPassword", "the token of that mail is its key"],
  ["joinPortal", "the token of an invitation is its key"],
  ["setUpPortal", "the token of the console is its key"],
  ["chooseLanguage", "people without an account choose theirs too"],
]);

/** What each action takes. A new action has no line here, and so fails until it has one. */
const inputs: Record<string, (documentId: string) => unknown> = {
  send: (documentId) => ({
    documentId,
    signers: [{ name: "Jonas", surname: "Žąsinas", email: other }],
  }),
  report: (documentId) => ({ documentId, event: "signed" }),
  decline: (documentId) => ({ documentId, reason: "No" }),
  arrange: (documentId) => ({
    documentId,
    name: "Mine now",
    files: [{ id: "made-up", name: "a.pdf", part: "main" }],
  }),
  tagDocument: (documentId) => ({ documentId, name: "Mine" }),
  untagDocument: (documentId) => ({ documentId, tagId: "made-up" }),
  remind: (documentId) => ({ documentId, signerId: "made-up" }),
  cancel: (documentId) => ({ documentId, reason: "No" }),
  trash: (documentId) => ({ documentId, evenSigned: true }),
  restore: (documentId) => ({ documentId }),
  purge: (documentId) => ({ documentId }),
  tagAll: (documentId) => ({ documentIds: [documentId], name: "Mine" }),
  trashAll: (documentId) => ({ documentIds: [documentId], evenSigned: true }),
  restoreAll: (documentId) => ({ documentIds: [documentId] }),
  remindAll: (documentId) => ({ documentIds: [documentId] }),
  cancelAll: (documentId) => ({ documentIds: [documentId], reason: "No" }),
  checkArchive: (documentId) => ({ documentIds: [documentId] }),
  add: (documentId) => ({
    documentId,
    signer: { name: "Jonas", surname: "Žąsinas", email: other },
  }),
  remove: (documentId) => ({ documentId, signerId: "made-up" }),
  resendAccountInvitation: (documentId) => ({ documentId, signerId: "made-up" }),
  reportInvited: () => ({ token: "made-up", event: "signed" }),
  declineInvited: () => ({ token: "made-up", reason: "No" }),
  tryAgain: () => ({ signingId: "made-up" }),
  sendAgain: () => ({ signingId: "made-up" }),
  closeAsHandled: () => ({ signingId: "made-up", reason: "No" }),
  resendMail: () => ({ signingId: "made-up", mailId: "made-up" }),
  check: () => ({}),
  changeOwnPassword: () => ({ current: "paraph-demo", password: "short" }),
  signOutHere: () => undefined,
  saveOwnProfile: () => ({ name: "Eve", surname: "Test" }),
  signOutThere: () => ({ sessionId: "made-up" }),
  signOutEverywhere: () => ({}),
  inviteUser: () => ({ email: "eve@example.org" }),
  disableUser: () => ({ userId: "made-up" }),
  enableUser: () => ({ userId: "made-up" }),
  endUserSessions: () => ({ userId: "made-up" }),
  sendUserReset: () => ({ userId: "made-up" }),
  changeUserRole: () => ({ userId: "made-up", role: "admin" }),
  resendUserInvitation: () => ({ userId: "made-up", byMail: true }),
  findNewOwners: (documentId) => ({ documentId, search: "" }),
  transferDocument: (documentId) => ({ documentId, toId: "made-up" }),
  cancelForOwner: (documentId) => ({ documentId, reason: "No" }),
  trashForOwner: (documentId) => ({ documentId, evenSigned: true }),
  restoreForOwner: (documentId) => ({ documentId }),
  deleteUser: () => ({ userId: "made-up" }),
  startUserImport: () => ({ importId: "made-up" }),
  cancelUserImport: () => ({ importId: "made-up" }),
  savePortalSettings: () => ({ organization: "Mine now" }),
  savePortalLogo: () => ({}),
};

type Call = { name: string; id: string; page: string; documentId: string };

function callAction(request: APIRequestContext, { name, id, page, documentId }: Call): Promise<APIResponse> {
  const input = inputs[name];
  if (!input) throw new Error(`Say in this test what the action ${name} takes.`);
  return request.post(withDocument(page, documentId), {
    headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8" },
    data: JSON.stringify([{ status: "idle" }, input(documentId)]),
    maxRedirects: 0,
  });
}

test.describe("somebody else's document", () => {
  let draftId = "";
  let sentId = "";

  test.beforeAll(async ({ browser }) => {
    const page = await browser.newPage();
    await signIn(page, owner);
    draftId = (await uploadDocument(page, "Secret draft")).split("/").at(-1) ?? "";
    await page.goto("/documents");
    sentId = (await uploadDocument(page, "Secret contract")).split("/").at(-1) ?? "";
    await sendToMe(page);
    await page.close();
  });

  test("is on no page, in no route and behind no action for whoever is not signed in", async ({
    playwright,
    baseURL,
  }) => {
    const request = await playwright.request.newContext({ baseURL });
    for (const documentId of [draftId, sentId]) {
      for (const page of listPages().filter((each) => !openPages.has(each))) {
        const answer = await request.get(withDocument(page, documentId), { maxRedirects: 0 });
        expect.soft(answer.status(), page).toBe(307);
        expect.soft(answer.headers().location, page).toMatch(page === "/" ? /^\/documents$/ : /^\/sign-in/);
        expect.soft(await answer.text(), page).not.toContain("Secret");
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
  });

  test("is on no page, in no route and behind no action for another user", async ({ page }) => {
    await signIn(page, other);
    const { request } = page.context();
    for (const documentId of [draftId, sentId]) {
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
  });

  test("is not found by another user", async ({ page }) => {
    await signIn(page, other);
    const answer = await page.context().request.get("/api/documents/search?q=secret");
    expect([answer.status(), await answer.json()]).toEqual([200, { documents: [] }]);
  });

  test("is not acted on, nor saved, among others", async ({ page }) => {
    await signIn(page, other);
    const { request } = page.context();
    for (const action of listActions().filter(({ name }) => /All$|^checkArchive$/.test(name))) {
      const answer = await (await callAction(request, { ...action, documentId: draftId })).text();
      expect.soft(answer, action.name).toContain(`"done":[],"refused":[{"documentId":"${draftId}"`);
      expect.soft(answer, action.name).toContain(`"obstacle":"document_gone"`);
    }
    const form = { documentId: draftId };
    expect((await request.post("/api/documents/archive", { form })).status()).toBe(404);
  });

  test("opens to its owner by the very same calls", async ({ page }) => {
    await signIn(page, owner);
    const { request } = page.context();
    for (const path of listPages().filter((each) => each.includes("[documentId]")))
      expect
        .soft(await (await request.get(withDocument(path, draftId))).text(), path)
        .toContain("Secret draft");
    // Only a signed container has an inside, and only a signed file certificates: they have tests of their own. What
    // admins look into is another door, which is closed here.
    const ofEveryDocument = listRoutes().filter(
      ({ path }) =>
        path.includes("[documentId]") && !/\/(contents|certificates)\/|^\/api\/admin\//.test(path),
    );
    for (const { path, method } of ofEveryDocument)
      expect.soft((await request.fetch(withDocument(path, draftId), { method })).status(), path).toBe(200);
    const action = listActions().find(({ name }) => name === "report");
    expect(action && (await callAction(request, { ...action, documentId: draftId })).status()).toBe(200);
  });

  test("is as it was after all that", async ({ page }) => {
    await signIn(page, owner);
    await page.goto(`/documents/${draftId}`);
    await expect(page.getByRole("status")).toHaveText("Draft");
    await page.goto(`/documents/${sentId}`);
    await expect(page.getByRole("status")).toHaveText("Out for signature");
    await expect(page.getByText("Has not signed yet", { exact: true })).toBeVisible();
  });
});

test("what is the admins' is not there for a user", async ({ page }) => {
  const pages = listPages().filter((path) => /^\/admin(\/|$)/.test(path));
  expect(pages).toContain("/admin/users");
  await signIn(page, other);
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

test("an admin finds the way from the rail to the admin's pages", async ({ page }) => {
  await signIn(page, owner);
  await page.getByRole("link", { name: "Admin" }).click();
  await page.getByRole("navigation", { name: "Administration" }).getByRole("link", { name: "Users" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  await expectAccessible(page);
});

test("what is open to everybody gives nothing away for a made-up token", async ({ playwright, baseURL }) => {
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

test("another site's page cannot upload with a person's cookie", async ({ page }) => {
  await signIn(page, owner);
  const answer = await page.context().request.post("/api/uploads", {
    headers: { "sec-fetch-site": "cross-site", "x-file-name": "a.pdf" },
    data: "%PDF-1.7",
  });
  expect(answer.status()).toBe(403);
});
