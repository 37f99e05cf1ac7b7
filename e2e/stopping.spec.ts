import { rm } from "node:fs/promises";
import path from "node:path";
import { openDatabase } from "@/db/client";
import { findUserIdsByEmail } from "@/db/repositories/users";
import { findSigningWork } from "@/db/repositories/signings";
import { claimDueSigning } from "@/db/repositories/signing-claims";
import { demoPassword } from "@/lib/domain/demo-accounts";
import { newSigning } from "@/lib/domain/new-signing";
import { readEnv } from "@/lib/env";
import { createSealer } from "@/lib/secrets/seal";
import { createKeyedHash } from "@/lib/secrets/token";
import { leaseMs } from "@/lib/signing/lease";
import { sendForSigning } from "@/lib/signing/send-for-signing";
import type { WorkflowContext } from "@/lib/signing/workflow-context";
import { signIn } from "@/scripts/bench/sign-in";
import { portalToStop } from "@/scripts/e2e-portals";
import { startChild } from "@/scripts/serving/child-process";
import { partsFor } from "@/scripts/serving/parts";
import { waitUntilReady } from "@/scripts/serving/wait-until-ready";
import { owner } from "./support/journey";
import { samplePdf } from "./support/sample-pdf";
import { sandboxGateway } from "./support/sandbox-gateway";
import { expect, test } from "./support/test";

const { settings, authSecret, dataDir, url } = portalToStop;
const gateway = sandboxGateway(portalToStop);
const signers = [{ name: "Ona", surname: "Onaitė", email: "ona@example.com" }];

async function startPortal() {
  await rm(dataDir, { recursive: true, force: true });
  const [sandbox, portal] = partsFor("start", readEnv(settings)).map((part) => ({
    ...startChild(part),
    ready: waitUntilReady(part, new AbortController().signal),
  }));
  if (!sandbox || !portal) throw new Error("There is no sandbox beside the portal.");
  await Promise.all([sandbox.ready, portal.ready]);
  return { sandbox, portal };
}

/** Another process on the portal's database: it sends documents that the portal then works on. */
async function openSender(cookie: string) {
  const db = openDatabase(path.join(dataDir, "paraph.db"));
  const now = () => new Date();
  const parts = { db, now, sealer: createSealer(authSecret), keyedHash: createKeyedHash(authSecret) };
  const userId = (await findUserIdsByEmail(db.read, [owner])).get(owner) ?? "";
  return {
    ...{ db, now },
    work: (signingId: string) => findSigningWork(db.read, signingId),
    async upload(name: string): Promise<string> {
      const bytes = new Uint8Array(await samplePdf({ title: name }));
      const answer = await fetch(`${url}/api/uploads`, {
        method: "POST",
        headers: { cookie, "sec-fetch-site": "same-origin", "x-file-name": `${name}.pdf` },
        body: bytes,
      });
      return ((await answer.json()) as { id: string }).id;
    },
    async send(documentId: string): Promise<string> {
      const asked = { ...newSigning.parse({ documentId, signers }), userId };
      return (await sendForSigning(parts as WorkflowContext, asked)) ?? "";
    },
  };
}

test("a portal that is told to stop finishes or hands back its steps, closes its streams and ends in time", async () => {
  const { sandbox, portal } = await startPortal();
  try {
    const cookie = await signIn(url, { email: owner, password: demoPassword });
    const { db, now, work, upload, send } = await openSender(cookie);
    const [quick = "", slow = "", late = ""] = [
      await upload("Quick"),
      await upload("Slow"),
      await upload("Late"),
    ];
    const isAtGateway = (id: string) =>
      expect.poll(async () => (await work(id))?.createIntendedAt).toBeTruthy();
    await gateway.orderFault({ fault: "delay", call: "create", delay_ms: 3_000 });
    const finished = await send(quick);
    await isAtGateway(finished);
    await gateway.orderFault({ fault: "delay", call: "create", delay_ms: 60_000 });
    const handedBack = await send(slow);
    await isAtGateway(handedBack);
    const events = await fetch(`${url}/api/events`, { headers: { cookie } });

    const stopped = portal.stop();
    await events.text(); // the stream ends, although the browser keeps listening
    const notTaken = await send(late);
    await stopped;
    expect(await portal.exited).toBe("exit code 0"); // after ten seconds it would have been killed

    expect((await work(finished))?.status).toBe("out_for_signature");
    expect((await work(handedBack))?.status).toBe("preparing");
    const claim = () => db.write((tx) => claimDueSigning(tx, { now: now(), leaseMs }));
    expect(await claim()).toMatchObject({ signingId: notTaken, attempt: 1 });
    expect(await claim()).toMatchObject({ signingId: handedBack });
    expect(await claim()).toBeUndefined();
    db.close();
  } finally {
    await Promise.all([portal.stop(), sandbox.stop()]);
  }
});
