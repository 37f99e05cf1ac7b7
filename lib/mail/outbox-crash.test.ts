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

function startOutboxProcess(file: string, serverUrl: string, aheadMs: number): ChildProcess {
  const args = ["--import", "tsx", "lib/mail/testing/outbox-process.ts", file, serverUrl, String(aheadMs)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
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

test("all 100 invitations arrive although the process is killed midway, one of them twice with one id", async () => {
  const { file } = await queueInvitations();
  const server = await startTestMailServer();
  // The worst moment: the server has the mail, and the portal never learns of it.
  server.judge(async (_mail, count) => {
    if (count !== 50) return;
    first.kill("SIGKILL");
    await once(first, "exit");
  });
  const first = startOutboxProcess(file, server.url, 0);
  await vi.waitFor(() => expect(server.received).toHaveLength(50), { timeout: 60_000, interval: 50 });

  startOutboxProcess(file, server.url, mailLeaseMs + 1000);
  await vi.waitFor(() => expect(server.received.length).toBeGreaterThanOrEqual(101), {
    ...{ timeout: 60_000, interval: 50 },
  });
  expect(new Set(server.received.map(({ recipient }) => recipient))).toEqual(new Set(people));
  expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(100);
  expect(server.received).toHaveLength(101);
}, 150_000);
