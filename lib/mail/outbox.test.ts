import { expect, test, vi } from "vitest";
import { gate } from "@/lib/base/testing/gate";
import { claimDueMail, findMailContent, listInvitationMails } from "@/db/repositories/mails";
import { findLatestSeq } from "@/db/repositories/audit-events";
import { connectMailServer } from "./mail-server";
import { mailLeaseMs, startOutbox } from "./outbox";
import { queueMail } from "./queue-mail";
import { sendClaimedMail } from "./send-claimed-mail";
import { refusal, startTestMailServer } from "./testing/test-mail-server";
import { addSentDocument, openTestMailroom } from "./testing/test-mailroom";

const ona = { name: "Ona", surname: "Onaitė", email: "ona@example.com" };

async function open(scene: Parameters<typeof addSentDocument>[2] = {}) {
  const server = await startTestMailServer();
  const room = openTestMailroom(server.url);
  const { db, clock, context } = room;
  await addSentDocument(db, clock.now(), { signers: [ona], ...scene });
  const claim = () => db.write((tx) => claimDueMail(tx, { now: clock.now(), leaseMs: mailLeaseMs }));
  return {
    ...{ ...room, server, claim },
    invite: (linkToken?: string) =>
      db.write((tx) =>
        queueMail(tx, context, {
          ...{ kind: "invitation", signingId: "sgn_1", signerId: "sgr_0", recipient: ona, linkToken },
        }),
      ),
    /** Sends all due mail. */
    async run() {
      for (let due = await claim(); due; due = await claim()) await sendClaimedMail(context, due);
    },
    state: async () => (await listInvitationMails(db.read, "sgn_1")).get("sgr_0"),
  };
}

test("a mail of a transaction that was rolled back is never sent", async () => {
  const { db, context, run, server } = await open();
  const undone = db.write(async (tx) => {
    await queueMail(tx, context, {
      kind: "invitation",
      signingId: "sgn_1",
      signerId: "sgr_0",
      recipient: ona,
    });
    throw new Error("It did not happen.");
  });
  await expect(undone).rejects.toThrow("It did not happen.");
  await run();
  expect(server.received).toEqual([]);
});

test("a mail counts as sent only once the server has accepted it", async () => {
  const { invite, run, state, server } = await open();
  await invite();
  expect(await state()).toMatchObject({ sentAt: null, failures: 0 });
  server.judge(async () => expect(await state()).toMatchObject({ sentAt: null }));
  await run();
  expect(await state()).toMatchObject({ sentAt: expect.any(Date), ending: null });
  expect(server.received).toHaveLength(1);
});

test("a mail to a busy server is retried at growing intervals, with the same content", async () => {
  const { invite, run, clock, state, server } = await open();
  await invite("the-token");
  server.judge(() => {
    throw refusal(451);
  });
  await run();
  clock.moveBy(4_000);
  await run();
  expect(await state()).toMatchObject({ failures: 1 });
  clock.moveBy(1_000);
  await run();
  clock.moveBy(9_000);
  await run();
  expect(await state()).toMatchObject({ failures: 2, sentAt: null });
  server.judge(() => undefined);
  clock.moveBy(1_000);
  await run();
  expect(await state()).toMatchObject({ sentAt: expect.any(Date) });
  expect(server.received.map(({ text }) => text)).toEqual([expect.stringContaining("/sign/the-token")]);
});

test("an unreachable mail server loses no mail", async () => {
  const room = await open();
  await room.invite();
  const { server } = room.context;
  room.context.server = connectMailServer("smtp://user:hidden@127.0.0.1:1");
  await room.run();
  expect(await room.state()).toMatchObject({ failures: 1, ending: null });
  expect(room.faults.join()).not.toContain("hidden");
  room.context.server = server;
  room.clock.moveBy(10_000);
  await room.run();
  expect(room.server.received).toHaveLength(1);
});

test("a mail to a rejected address is not retried, and its link token is deleted", async () => {
  const { invite, run, db, state, server, claim, clock } = await open();
  await invite("the-token");
  server.refuseRecipient(ona.email);
  const before = await findLatestSeq(db.read);
  const due = (await claim())!;
  clock.moveBy(mailLeaseMs);
  await run();
  expect(await state()).toMatchObject({ ending: "refused", sentAt: null });
  expect((await findMailContent(db.read, due.mailId))?.sealedLinkToken).toBeNull();
  expect(await findLatestSeq(db.read)).toBeGreaterThan(before);
});

test("the token of a link is stored nowhere once the mail is sent", async () => {
  const { invite, run, db, server, claim, clock } = await open();
  await invite("the-token");
  const { mailId } = (await claim())!;
  expect((await findMailContent(db.read, mailId))?.sealedLinkToken).not.toContain("the-token");
  clock.moveBy(mailLeaseMs);
  await run();
  expect((await findMailContent(db.read, mailId))?.sealedLinkToken).toBeNull();
  expect(server.received[0]?.text).toContain("http://portal.test/sign/the-token");
});

test("a process that lost the lease while sending records nothing", async () => {
  const { invite, context, claim, clock, state, faults } = await open();
  await invite();
  const slow = (await claim())!;
  expect(await claim()).toBeUndefined();
  clock.moveBy(mailLeaseMs);
  const fast = (await claim())!;
  await sendClaimedMail(context, slow);
  expect(await state()).toMatchObject({ sentAt: null });
  expect(faults).toEqual([expect.stringContaining("the lease was lost")]);
  await sendClaimedMail(context, fast);
  expect(await state()).toMatchObject({ sentAt: expect.any(Date) });
});

test("a mail that was sent while the database does not answer is recorded once it does, and not sent again", async () => {
  const { invite, context, db, claim, clock, state, run, server } = await open();
  await invite();
  const due = (await claim())!;
  server.judge(() => void vi.spyOn(db, "writeConcurrently").mockRejectedValueOnce(new Error("No answer.")));
  await sendClaimedMail(context, due);
  expect(await state()).toMatchObject({ sentAt: expect.any(Date) });
  clock.moveBy(mailLeaseMs);
  await run();
  expect(server.received).toHaveLength(1);
});

test("an invitation whose signing is over in the meantime is not sent", async () => {
  const { invite, run, state, server } = await open({ status: "declined" });
  await invite();
  await run();
  expect([server.received.length, (await state())?.ending]).toEqual([0, "not_needed"]);
});

test("the outbox polls for due mail, and stops after the mail in progress", async () => {
  const { invite, context, server, state } = await open();
  const outbox = startOutbox(context);
  await invite();
  await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 60_000 });
  await outbox.stop();
  expect(await state()).toMatchObject({ sentAt: expect.any(Date) });
});

test("as many mails are sent at the same time as the outbox may, and no more", async () => {
  const { invite, context, server } = await open();
  for (let count = 0; count < 4; count += 1) await invite();
  const { open: accept, opened: accepted } = gate();
  let arrived = 0;
  server.judge(async () => {
    arrived += 1;
    await accepted;
  });
  const outbox = startOutbox(context, { maxConcurrent: 3 });
  await vi.waitFor(() => expect(arrived).toBe(3), { timeout: 60_000 });
  const stopped = outbox.stop();
  accept();
  await stopped;
  expect(server.received).toHaveLength(3);
});

test("the outboxes of two portals send each mail once", async () => {
  const { invite, context, server } = await open();
  for (let count = 0; count < 12; count += 1) await invite();
  const outboxes = [1, 2].map(() => startOutbox(context, { maxConcurrent: 2 }));
  await vi.waitFor(() => expect(server.received).toHaveLength(12), { timeout: 60_000 });
  await Promise.all(outboxes.map((outbox) => outbox.stop()));
  expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(12);
  expect(server.received).toHaveLength(12);
});
