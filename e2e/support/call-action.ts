import type { APIRequestContext, APIResponse } from "@playwright/test";
import { type Action, withDocument } from "./app-routes";

const jonas = { name: "Jonas", surname: "Žąsinas", email: "jonas@example.org" };

/** An input for each action. A new action fails the tests until it has an entry here. */
const inputs: Record<string, (documentId: string) => unknown> = {
  send: (documentId) => ({
    documentId,
    signers: [jonas],
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
    signer: jonas,
  }),
  remove: (documentId) => ({ documentId, signerId: "made-up" }),
  validateSignedFile: (documentId) => ({ documentId }),
  resendSignerInvitation: (documentId) => ({ documentId, signerId: "made-up" }),
  reportInvited: () => ({ token: "made-up", event: "signed" }),
  openedInvited: () => ({ token: "made-up" }),
  declineInvited: () => ({ token: "made-up", reason: "No" }),
  tryAgain: () => ({ signingId: "made-up" }),
  resendSigning: () => ({ signingId: "made-up" }),
  closeSigning: () => ({ signingId: "made-up", reason: "No" }),
  acceptBelowLevel: () => ({ signingId: "made-up", reason: "No" }),
  resendFailedMail: () => ({ signingId: "made-up", mailId: "made-up" }),
  check: () => ({}),
  changeOwnPassword: () => ({ current: "paraph-demo", password: "short" }),
  signOut: () => undefined,
  saveOwnProfile: () => ({ name: "Eve", surname: "Test" }),
  endSession: () => ({ sessionId: "made-up" }),
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
  turn: () => ({ isOn: true }),
  preview: () => ({}),
  pin: () => ({}),
  trust: () => ({}),
  distrust: () => ({ fingerprint: "made-up" }),
};

/** Calls a server action as a page does, with an input about a document. */
export function callAction(
  request: APIRequestContext,
  { name, id, page, documentId }: Omit<Action, "pages"> & { documentId: string },
): Promise<APIResponse> {
  const input = inputs[name];
  if (!input) throw new Error(`The action ${name} has no input in this test.`);
  return request.post(withDocument(page, documentId), {
    headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8" },
    data: JSON.stringify([{ status: "idle" }, input(documentId)]),
    maxRedirects: 0,
  });
}
