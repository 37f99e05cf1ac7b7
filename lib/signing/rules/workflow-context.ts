import type { Db } from "@/db/client";
import type { GatewayClient } from "@/lib/gateway/client";
import type { FileStore } from "@/lib/files/file-store";
import type { KeyedHash } from "@/lib/base/secrets/token";
import type { Sealer } from "@/lib/base/secrets/seal";

/** What the workflow works with. It is handed in, so that tests run it against their own. */
export type WorkflowContext = {
  db: Db;
  gateway: GatewayClient;
  store: FileStore;
  sealer: Sealer;
  keyedHash: KeyedHash;
  /** Where the gateway reaches this portal. */
  appUrl: string;
  gatewayUpload: "url" | "content";
  now: () => Date;
  /** Gives a number from 0 up to 1, for jitter. */
  random: () => number;
  log: (message: string, error: unknown) => void;
};
