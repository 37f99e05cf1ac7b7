import { openTestDatabase } from "@/db/testing/open-test-database";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import { createDiskFileStore } from "@/lib/files/file-store";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { createSealer } from "@/lib/base/secrets/seal";
import { createKeyedHash } from "@/lib/base/secrets/token";
import type { WorkflowContext } from "../rules/workflow-context";
import { settableClock, type SettableClock } from "./settable-clock";

const secret = "a secret of at least thirty-two letters";

/** A workflow's context with a database, a store and a clock of its own, and nothing where the gateway should be. */
export async function offlineContext() {
  const clock = settableClock();
  const limits = { timeoutMs: 5_000, transferTimeoutMs: 5_000 };
  const context = {
    clock,
    db: openTestDatabase(),
    store: await createDiskFileStore(await temporaryFolder()),
    gateway: createGatewayClient({
      ...{ baseUrl: "http://127.0.0.1:1", accessToken: "none", now: clock.now, ...limits },
    }),
    sealer: createSealer(secret),
    keyedHash: createKeyedHash(secret),
    appUrl: "http://portal.test",
    gatewayUpload: "content" as const,
    now: clock.now,
    random: () => 0.5,
    log: () => undefined,
  } satisfies WorkflowContext & { clock: SettableClock };
  return context;
}
