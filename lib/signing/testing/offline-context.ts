import { openTestDatabase } from "@/db/testing/open-test-database";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { directReader } from "@/lib/reader/testing/direct-reader";
import { createSealer } from "@/lib/base/secrets/seal";
import { createKeyedHash } from "@/lib/base/secrets/token";
import type { WorkflowContext } from "../rules/workflow-context";
import { settableClock, type SettableClock } from "@/lib/base/testing/settable-clock";
import { testSecret } from "@/lib/base/testing/test-secret";

/** A workflow's context with its own database, store and clock, and a gateway that is unreachable. */
export async function offlineContext() {
  const clock = settableClock();
  const limits = { timeoutMs: 5_000, transferTimeoutMs: 5_000 };
  const context = {
    clock,
    db: openTestDatabase(),
    reader: directReader,
    store: await createDiskFileStore(await temporaryFolder()),
    gateway: createGatewayClient({
      ...{ baseUrl: "http://127.0.0.1:1", accessToken: "none", now: clock.now, ...limits },
    }),
    sealer: createSealer(testSecret),
    keyedHash: createKeyedHash(testSecret),
    appUrl: "http://portal.test",
    gatewayUpload: "content" as const,
    pdfLevel: "lt" as const,
    now: clock.now,
    random: () => 0.5,
    log: () => undefined,
  } satisfies WorkflowContext & { clock: SettableClock };
  return context;
}
