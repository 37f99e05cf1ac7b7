import { type Db, openDatabase } from "@/db/client";
import { claimDueSigning } from "@/db/repositories/signing-claims";
import { findSigningWork } from "@/db/repositories/signings";
import { newSigning } from "@/lib/domain/signing/new-signing";
import { createSealer } from "@/lib/base/secrets/seal";
import { createKeyedHash } from "@/lib/base/secrets/token";
import { leaseMs } from "@/lib/signing/workflow/lease";
import { sendForSigning } from "@/lib/signing/commands/send-for-signing";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";
import { portalToStop } from "@/testing/portals";
import { samplePdf } from "@/testing/sample-pdf";
import { addAccount, sessionCookie } from "./support/accounts";
import { startPortal } from "./support/start-portal";
import { expect, test } from "./support/test";

const signers = [{ name: "Ona", surname: "Onaitė", email: "ona@example.com" }];
const now = () => new Date();

/** Sends documents from this process, through the portal's database. The portal then works on them. */
function openSender(db: Db, { url, authSecret }: { url: string; authSecret: string }) {
  const parts = { db, now, sealer: createSealer(authSecret), keyedHash: createKeyedHash(authSecret) };
  return {
    work: (signingId: string) => findSigningWork(db.read, signingId),
    async upload(cookie: string, name: string): Promise<string> {
      const bytes = new Uint8Array(await samplePdf({ title: name }));
      const response = await fetch(`${url}/api/uploads`, {
        method: "POST",
        headers: { cookie, "sec-fetch-site": "same-origin", "x-file-name": `${name}.pdf` },
        body: bytes,
      });
      return ((await response.json()) as { id: string }).id;
    },
    async send(userId: string, documentId: string): Promise<string> {
      const sending = { ...newSigning.parse({ documentId, signers }), userId };
      return (await sendForSigning(parts as WorkflowContext, sending)) ?? "";
    },
  };
}

test("a portal that is stopped finishes or releases its steps, closes its streams and exits in time", async ({
  gateway,
}, { parallelIndex }) => {
  const place = portalToStop(parallelIndex);
  const portal = await startPortal(place, { gatewayUrl: gateway.url });
  const db = await openDatabase(place);
  try {
    const owner = await addAccount(db, {});
    const { name, value } = await sessionCookie(db, place, owner);
    const cookie = `${name}=${value}`;
    const { work, upload, send } = openSender(db, place);
    const quick = await upload(cookie, "Quick");
    const slow = await upload(cookie, "Slow");
    const late = await upload(cookie, "Late");
    const isAtGateway = (id: string) =>
      expect.poll(async () => (await work(id))?.createIntendedAt).toBeTruthy();
    await gateway.injectFault({ fault: "delay", call: "create", delay_ms: 3_000 });
    const finished = await send(owner.id, quick);
    await isAtGateway(finished);
    await gateway.injectFault({ fault: "delay", call: "create", delay_ms: 60_000 });
    const released = await send(owner.id, slow);
    await isAtGateway(released);
    const events = await fetch(`${place.url}/api/events`, { headers: { cookie } });

    const stopped = portal.stop();
    await events.text(); // the stream ends, although the browser keeps listening
    const unclaimed = await send(owner.id, late);
    await stopped;
    expect(portal.errors()).not.toContain("was killed");

    expect((await work(finished))?.status).toBe("out_for_signature");
    expect((await work(released))?.status).toBe("preparing");
    const claim = () => db.write((tx) => claimDueSigning(tx, { now: now(), leaseMs }));
    expect(await claim()).toMatchObject({ signingId: unclaimed, attempt: 1 });
    expect(await claim()).toMatchObject({ signingId: released });
    expect(await claim()).toBeUndefined();
  } finally {
    await db.close();
    await portal.stop();
  }
});
