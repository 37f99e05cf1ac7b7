import { beforeEach, describe, expect, test } from "vitest";
import { findSessionPerson } from "@/db/repositories/sessions";
import { findCredentials } from "@/db/repositories/users";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { startSession } from "./session";
import { changeRole, disableAccount, enableAccount, endSessionsOf } from "./change-account";
import { deleteAccount } from "./delete-account";
import { inviteUser } from "./invite-user";
import { openTestAccounts } from "./testing/test-accounts";

let scene: Awaited<ReturnType<typeof openTestAccounts>>;
let eve: string;

beforeEach(async () => {
  scene = await openTestAccounts();
  eve = await scene.addUser("eve");
});

const by = (userId: string) => ({ adminId: scene.adminId, userId });

test("a disabled account is signed out at once, and can sign in again once it is enabled", async () => {
  const { db, accounts, clock } = scene;
  const sessionId = await startSession(db, { userId: eve, now: clock.now() });
  await disableAccount(accounts, by(eve));
  expect((await findCredentials(db.read, "eve@example.com"))?.disabledAt).toEqual(clock.now());
  await enableAccount(accounts, by(eve));
  expect((await findCredentials(db.read, "eve@example.com"))?.disabledAt).toBeNull();
  expect(await findSessionPerson(db.read, sessionId, clock.now())).toBeUndefined();
});

test("changes by an admin are in the audit log, with the admin and the user", async () => {
  const { db, accounts, adminId } = scene;
  await endSessionsOf(accounts, by(eve));
  await changeRole(accounts, { ...by(eve), role: "admin" });
  const entries = [];
  for await (const entry of readAuditChain(db.read)) entries.push(entry);
  expect(entries).toMatchObject([
    { action: "user.sessions_ended", actorId: adminId, detail: { user: eve } },
    { action: "user.role_changed", actorId: adminId, detail: { user: eve, role: "admin" } },
  ]);
});

describe("the last admin who can sign in", () => {
  const lastAdmin = { refusal: { code: "last_admin" } };

  test("cannot be disabled, demoted or deleted, and nothing is recorded", async () => {
    const { db, accounts, adminId } = scene;
    await expect(disableAccount(accounts, by(adminId))).rejects.toMatchObject(lastAdmin);
    await expect(changeRole(accounts, { ...by(adminId), role: "user" })).rejects.toMatchObject(lastAdmin);
    await expect(deleteAccount(accounts, by(adminId))).rejects.toMatchObject(lastAdmin);
    expect(await findCredentials(db.read, "ada@example.com")).toMatchObject({
      role: "admin",
      disabledAt: null,
    });
    expect((await readAuditChain(db.read).next()).done).toBe(true);
  });

  test("is not replaced by admins who are disabled or have not joined", async () => {
    const { accounts, adminId, makeAdmin } = scene;
    await makeAdmin(eve);
    await disableAccount(accounts, by(eve));
    const person = { email: "later@example.com", name: "", surname: "", role: "admin" as const };
    await inviteUser(accounts, { adminId, person, byMail: false });
    await expect(disableAccount(accounts, by(adminId))).rejects.toMatchObject(lastAdmin);
  });

  test("remains when two admins demote each other concurrently", async () => {
    const { accounts, adminId, makeAdmin } = scene;
    await makeAdmin(eve);
    const results = await Promise.allSettled([
      changeRole(accounts, { ...by(eve), role: "user" }),
      changeRole(accounts, { adminId: eve, userId: adminId, role: "user" }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  });
});
