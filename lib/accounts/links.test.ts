import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { execute } from "@/db/dialect/handle";
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
const details = { name: "Jonas", surname: "Žąsinas", passwordHash: "his hash" };

let scene: Awaited<ReturnType<typeof openTestAccounts>>;

beforeEach(async () => {
  scene = await openTestAccounts();
});

/** The token of the one link in a mail. */
const tokenIn = (text: string, path: string) => new RegExp(`/${path}/([\\w-]+)`).exec(text)?.[1] ?? "";

describe("an invitation", () => {
  const invite = (byMail: boolean) => inviteUser(scene.accounts, { adminId: scene.adminId, person, byMail });

  test("creates an account that nobody can sign in to until its person sets a password", async () => {
    await invite(true);
    const [mail] = await scene.mails();
    expect(mail).toMatchObject({ subject: "Your account with Paraph", to: { address: person.email } });
    expect((await findCredentials(scene.db.read, person.email))?.passwordHash).toBeNull();
    const token = tokenIn(mail!.text, "join");
    expect(await join(scene.accounts, { token, ...details })).toBe(person.email);
    expect((await findCredentials(scene.db.read, person.email))?.passwordHash).toBe("his hash");
  });

  test("can be used once, within a week", async () => {
    const { linkToken: token = "" } = await invite(false);
    scene.clock.moveBy(7 * dayMs - 1);
    expect(await findInvited(scene.accounts, token)).toMatchObject({ email: person.email });
    scene.clock.moveBy(1);
    expect(await join(scene.accounts, { token, ...details })).toBeUndefined();
    scene.clock.moveBy(-hourMs);
    expect(await join(scene.accounts, { token, ...details })).toBe(person.email);
    expect(await join(scene.accounts, { token, ...details, passwordHash: "a thief's" })).toBeUndefined();
  });

  test("replaces the previous one when it is resent, in the outbox too", async () => {
    const { userId } = await invite(true);
    const token = await resendAccountInvitation(scene.accounts, {
      adminId: scene.adminId,
      userId,
      byMail: false,
    });
    expect(await scene.mails()).toEqual([]);
    expect(await findInvited(scene.accounts, token!)).toBeDefined();
  });

  test("is refused for an email with an account, and is invalid once the account is disabled", async () => {
    const { userId, linkToken = "" } = await invite(false);
    await expect(invite(true)).rejects.toMatchObject({ refusal: { code: "email_taken" } });
    await disableAccount(scene.accounts, { adminId: scene.adminId, userId });
    expect(await findInvited(scene.accounts, linkToken)).toBeUndefined();
  });
});

describe("a forgotten password", () => {
  const ada = "ada@example.com";
  const requestReset = async (email: string) => {
    await sendForgottenPassword(scene.accounts, { email });
    const [mail] = await scene.mails();
    return mail && tokenIn(mail.text, "(?:reset-password|join)");
  };

  test("is reset by a link that can be used once, within an hour, and ends every session", async () => {
    const sessionId = await startSession(scene.db, { userId: scene.adminId, now: scene.clock.now() });
    const token = (await requestReset(ada))!;
    expect(await findResetPerson(scene.accounts, token)).toMatchObject({ email: ada });
    expect(await resetPassword(scene.accounts, { token, passwordHash: "new" })).toBe(true);
    expect(await resetPassword(scene.accounts, { token, passwordHash: "newer" })).toBe(false);
    expect((await findCredentials(scene.db.read, ada))?.passwordHash).toBe("new");
    expect(await findSessionPerson(scene.db.read, sessionId, scene.clock.now())).toBeUndefined();
    const late = (await requestReset(ada))!;
    scene.clock.moveBy(hourMs);
    expect(await resetPassword(scene.accounts, { token: late, passwordHash: "late" })).toBe(false);
  });

  test("sends no mail to an unknown or disabled account, and an invitation to a user who never joined", async () => {
    const eve = await scene.addUser("eve");
    await disableAccount(scene.accounts, { adminId: scene.adminId, userId: eve });
    await inviteUser(scene.accounts, { adminId: scene.adminId, person, byMail: false });
    expect(await requestReset("nobody@example.com")).toBeUndefined();
    expect(await requestReset("eve@example.com")).toBeUndefined();
    expect(await findInvited(scene.accounts, (await requestReset(person.email))!)).toBeDefined();
  });

  test("can be reset by an admin, who does not see the link", async () => {
    const eve = await scene.addUser("eve");
    await sendPasswordReset(scene.accounts, { adminId: scene.adminId, userId: eve });
    const [mail] = await scene.mails();
    expect(mail?.to.address).toBe("eve@example.com");
  });
});

describe("the setup link", () => {
  const admin = { email: "first@example.com", name: "First", surname: "Admin", passwordHash: "hash" };

  test("is not issued if an account exists", async () => {
    expect(await issueSetupLink(scene.accounts)).toBeUndefined();
  });

  test("creates one admin once, whichever portal printed it, and ends the others", async () => {
    const { db, clock, accounts } = scene;
    await db.write((tx) => execute(tx, sql`delete from users`));
    const [one, other] = [(await issueSetupLink(accounts))!, (await issueSetupLink(accounts))!];
    expect([await isSetupOpen(accounts, one), await isSetupOpen(accounts, other)]).toEqual([true, true]);
    const create = (linkToken: string) =>
      createFirstAdmin({ ...accounts, now: clock.now }, { token: linkToken, person: admin });
    expect(await Promise.all([create(one), create(other), create(one)])).toEqual([true, false, false]);
    expect(await findCredentials(db.read, admin.email)).toMatchObject({ role: "admin" });
    expect([await isSetupOpen(accounts, one), await isSetupOpen(accounts, other)]).toEqual([false, false]);
  });
});
