import type { Db, Tx } from "@/db/client";
import type { GatewayClient } from "@/lib/gateway/contract";
import type { FileStore } from "@/lib/files/file-store";
import type { KeyedHash } from "@/lib/base/secrets/token";
import type { Sealer } from "@/lib/base/secrets/seal";
import type { OwnerNotice } from "./owner-notice";

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
  /**
   * Tells the owner of a document something, in the transaction in which it came about: a message is put into an
   * outbox here, and nothing is sent from within.
   */
  tellOwner: (tx: Tx, notice: OwnerNotice) => Promise<void>;
  log: (message: string, error: unknown) => void;
};
