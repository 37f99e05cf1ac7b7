import { beforeEach, describe, expect, test } from "vitest";
import { findSessionPerson } from "@/db/repositories/sessions";
import { findCredentials } from "@/db/repositories/users";
import { startSession } from "./session";
import { disableAccount } from "./change-account";
import { createFirstAdmin, isSetupOpen, issueSetupLink } from "./first-admin";
import { resendAccountInvitation, inviteUser } from "./invite-user";
import { findInvited, join } from "./join";
import { findResetPerson, resetPassword, sendForgottenPassword, sendPasswordReset } from "./reset-password";
import { openTestAccounts } from "./testing/test-accounts";
import { dayMs, hourMs } from "@/lib/domain/time/durations";

const person = { email: "jonas@example.com", name: "Jonas", surname: "Žąsinas", role: "user" as const };
const named = { name: "Jonas", surname: "Žąsinas", passwordHash: "his hash" };

let scene: Awaited<ReturnType<typeof openTestAccounts>>;

beforeEach(async () => {
  scene = await openTestAccounts();
});

/** The token of the one link in a mail. */
const tokenIn = (text: string, path: string) => new RegExp(`/${path}/([\\w-]+)`).exec(text)?.[1] ?? "";

describe("an invitation", () => {
  const invite = (byMail: boolean) => inviteUser(scene.accounts, { adminId: scene.adminId, person, byMail });

  test("makes an account that nobody can sign in to until its person sets a password", async () => {
    await invite(true);
    const [mail] = await scene.mails();
    expect(mail).toMatchObject({ subject: "Your account with Paraph", to: { address: person.email } });
    expect((await findCredentials(scene.db.read, person.email))?.passwordHash).toBeNull();
    const token = tokenIn(mail!.text, "join");
    expect(await join(scene.accounts, { token, ...named })).toBe(person.email);
    expect((await findCredentials(scene.db.read, person.email))?.passwordHash).toBe("his hash");
  });

  test("opens once, and for a week", async () => {
    const { linkToken: token = "" } = await invite(false);
    scene.clock.moveBy(7 * dayMs - 1);
    expect(await findInvited(scene.accounts, token)).toMatchObject({ email: person.email });
    scene.clock.moveBy(1);
    expect(await join(scene.accounts, { token, ...named })).toBeUndefined();
    scene.clock.moveBy(-hourMs);
    expect(await join(scene.accounts, { token, ...named })).toBe(person.email);
    expect(await join(scene.accounts, { token, ...named, passwordHash: "a thief's" })).toBeUndefined();
  });

  test("that is sent again ends the one before, in the outbox too", async () => {
    const { userId } = await invite(true);
    const token = await resendAccountInvitation(scene.accounts, {
      adminId: scene.adminId,
      userId,
      byMail: false,
    });
    expect(await scene.mails()).toEqual([]);
    expect(await findInvited(scene.accounts, token!)).toBeDefined();
  });

  test("is refused for an address that has an account, and opens nothing once the account is disabled", async () => {
    const { userId, linkToken = "" } = await invite(false);
    await expect(invite(true)).rejects.toMatchObject({ refusal: { code: "email_taken" } });
    await disableAccount(scene.accounts, { adminId: scene.adminId, userId });
    expect(await findInvited(scene.accounts, linkToken)).toBeUndefined();
  });
});

describe("a forgotten password", () => {
  const ada = "ada@example.com";
  const forget = async (email: string) => {
    await sendForgottenPassword(scene.accounts, { email });
    const [mail] = await scene.mails();
    return mail && tokenIn(mail.text, "(?:reset-password|join)");
  };

  test("is replaced by a link that opens once, within an hour, and ends every session", async () => {
    const sessionId = await startSession(scene.db, { userId: scene.adminId, now: scene.clock.now() });
    const token = (await forget(ada))!;
    expect(await findResetPerson(scene.accounts, token)).toMatchObject({ email: ada });
    expect(await resetPassword(scene.accounts, { token, passwordHash: "new" })).toBe(true);
    expect(await resetPassword(scene.accounts, { token, passwordHash: "newer" })).toBe(false);
    expect((await findCredentials(scene.db.read, ada))?.passwordHash).toBe("new");
    expect(await findSessionPerson(scene.db.read, sessionId, scene.clock.now())).toBeUndefined();
    const late = (await forget(ada))!;
    scene.clock.moveBy(hourMs);
    expect(await resetPassword(scene.accounts, { token: late, passwordHash: "late" })).toBe(false);
  });

  test("brings no mail to an unknown address or a disabled account, and the invitation to who never joined", async () => {
    const eve = await scene.addUser("eve");
    await disableAccount(scene.accounts, { adminId: scene.adminId, userId: eve });
    await inviteUser(scene.accounts, { adminId: scene.adminId, person, byMail: false });
    expect(await forget("nobody@example.com")).toBeUndefined();
    expect(await forget("eve@example.com")).toBeUndefined();
    expect(await findInvited(scene.accounts, (await forget(person.email))!)).toBeDefined();
  });

  test("can be answered by an admin, who does not learn the link", async () => {
    const eve = await scene.addUser("eve");
    await sendPasswordReset(scene.accounts, { adminId: scene.adminId, userId: eve });
    const [mail] = await scene.mails();
    expect(mail?.to.address).toBe("eve@example.com");
  });
});

describe("the link of the console", () => {
  const admin = { email: "first@example.com", name: "First", surname: "Admin", passwordHash: "hash" };

  test("is not made where there is an account", async () => {
    expect(await issueSetupLink(scene.accounts)).toBeUndefined();
  });

  test("creates one admin, once, and is replaced by that of the next start", async () => {
    const { db, clock, accounts } = scene;
    await db.write(async (tx) => void tx.run("delete from users"));
    const before = (await issueSetupLink(accounts))!;
    const token = (await issueSetupLink(accounts))!;
    expect([await isSetupOpen(accounts, before), await isSetupOpen(accounts, token)]).toEqual([false, true]);
    const create = (each: string) =>
      createFirstAdmin({ ...accounts, now: clock.now }, { token: each, person: admin });
    expect(await Promise.all([create(before), create(token), create(token)])).toEqual([false, true, false]);
    expect(await findCredentials(db.read, admin.email)).toMatchObject({ role: "admin" });
    expect(await isSetupOpen(accounts, token)).toBe(false);
  });
});
