import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import { openTestDatabase } from "@/db/testing/open-test-database";
import { createSealer } from "@/lib/base/secrets/seal";
import { mailLeaseMs } from "./outbox";
import { queueMail } from "./queue-mail";
import { startTestMailServer } from "./testing/test-mail-server";
import { addSentDocument } from "./testing/test-mailroom";
import { testSecret } from "@/lib/base/testing/test-secret";

const people = Array.from({ length: 100 }, (_, number) => `signer-${number}@example.com`);

/** @property database the file or the address of the database */
type OutboxProcess = { database: string; serverUrl: string; aheadMs: number; atATime: number };

function startOutboxProcess({ database, serverUrl, aheadMs, atATime }: OutboxProcess): ChildProcess {
  const args = [database, serverUrl, String(aheadMs), String(atATime)];
  const command = ["--import", "tsx", "lib/mail/testing/outbox-process.ts", ...args];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "ignore", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function queueInvitations() {
  const db = openTestDatabase();
  const now = () => new Date();
  await addSentDocument(db, now(), {
    signers: people.map((email) => ({ name: "Ona", surname: "Onaitė", email })),
  });
  const mailroom = { sealer: createSealer(testSecret), appUrl: "http://portal.test", now };
  await db.write(async (tx) => {
    for (const [position, email] of people.entries())
      await queueMail(tx, mailroom, {
        ...{ kind: "invitation", signingId: "sgn_1", signerId: `sgr_${position}`, linkToken: `t${position}` },
        recipient: { name: "Ona", surname: "Onaitė", email },
      });
  });
  return db;
}

test.each([1, 4])(
  "all invitations arrive although a process that sends %i at a time is killed, and no more are sent twice",
  async (atATime) => {
    const { file, url } = await queueInvitations();
    const database = file || url;
    const server = await startTestMailServer();
    // The worst moment: the server has the mails, and the portal never learns of it.
    server.judge(async (_mail, count) => {
      if (count < 50 || first.killed) return;
      first.kill("SIGKILL");
      await once(first, "exit");
    });
    const first = startOutboxProcess({ database, serverUrl: server.url, aheadMs: 0, atATime });
    await vi.waitFor(() => expect(first.killed).toBe(true), { timeout: 60_000, interval: 50 });

    startOutboxProcess({ database, serverUrl: server.url, aheadMs: mailLeaseMs + 1000, atATime });
    await vi.waitFor(
      () => expect(new Set(server.received.map(({ recipient }) => recipient))).toEqual(new Set(people)),
      { timeout: 60_000, interval: 50 },
    );
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(people.length);
    expect(server.received.length).toBeGreaterThan(people.length);
    expect(server.received.length).toBeLessThanOrEqual(people.length + atATime);
  },
  150_000,
);
