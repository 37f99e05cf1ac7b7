import type { Db } from "@/db/client";
import type { GatewayClient } from "@/lib/gateway/contract";
import type { FileStore } from "@/lib/files/file-store";
import type { KeyedHash } from "@/lib/base/secrets/token";
import type { Sealer } from "@/lib/base/secrets/seal";

/** The parts that the workflow uses. They are passed in, so that tests pass their own. */
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
