import { expect, onTestFinished, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { startImporter } from "@/lib/accounts/importer";
import { openEgress } from "@/lib/egress/egress";
import { startOutbox } from "@/lib/mail/outbox";
import { offlineContext } from "@/lib/signing/testing/offline-context";
import { startGatewayCallLog } from "@/lib/signing/workflow/gateway-call-log";
import { startReconciler } from "@/lib/signing/workflow/reconciler";
import { startTrustLoader } from "@/lib/trust/trust-loader";

/** Counts the transactions that are begun. */
function counting(db: Db): { db: Db; begun: () => number } {
  let begun = 0;
  const counted =
    (write: Db["write"]): Db["write"] =>
    (work) => {
      begun += 1;
      return write(work);
    };
  const writes = { write: counted(db.write), writeConcurrently: counted(db.writeConcurrently) };
  return { db: { ...db, ...writes }, begun: () => begun };
}

test("a portal with nothing to do polls for work without beginning a transaction", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const offline = await offlineContext();
  const { db, begun } = counting(offline.db);
  const context = { ...offline, db, log: (message: string) => expect.unreachable(message) };
  const egress = openEgress({ allowsPrivateAddresses: false });
  const parts = [
    startReconciler(context),
    startOutbox({ ...context, server: { send: async () => undefined }, from: "paraph@portal.test" }),
    startImporter(context),
    startTrustLoader({ ...context, egress, setting: { url: undefined, folder: undefined } }),
    startGatewayCallLog(context),
  ];
  for (let second = 0; second < 20; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(parts.map((part) => part.stop({ graceMs: 0 })));
  await egress.close();
  expect(begun()).toBe(0);
});
