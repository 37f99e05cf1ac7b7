import { openDatabase } from "@/db/client";
import type { Env } from "@/lib/base/env";
import { readOrCreateAuthSecret } from "@/lib/base/secrets/auth-secret";
import { createSealer } from "@/lib/base/secrets/seal";
import { createKeyedHash } from "@/lib/base/secrets/token";
import { openFileStores } from "@/lib/files/open-file-stores";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import { startFileReader } from "@/lib/reader/start-file-reader";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";

const log = (message: string, error: unknown) => console.error(message, error);
const limits = { timeoutMs: 30_000, transferTimeoutMs: 30_000 };

/** What sending a document needs, on the data of a portal that runs. The portal does the rest. */
export async function openSenderContext(env: Env): Promise<WorkflowContext & { close(): Promise<void> }> {
  const secret = readOrCreateAuthSecret(env.dataDir);
  const now = () => new Date();
  const { url, accessToken, upload, pdfLevel } = env.gateway;
  const db = await openDatabase(env);
  const reader = startFileReader({ log });
  return {
    ...{ db, reader, now, log, pdfLevel, gatewayUpload: upload, appUrl: env.appUrl, random: Math.random },
    store: (await openFileStores(env)).documents,
    gateway: createGatewayClient({ baseUrl: url, accessToken, now, ...limits }),
    sealer: createSealer(secret),
    keyedHash: createKeyedHash(secret),
    async close() {
      reader.stop();
      await db.close();
    },
  };
}
