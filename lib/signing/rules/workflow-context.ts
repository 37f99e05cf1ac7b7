import type { Db } from "@/db/client";
import type { GatewayClient } from "@/lib/gateway/contract";
import type { PdfLevel } from "@/lib/domain/signing/pdf-level";
import type { FileStore } from "@/lib/files/file-store";
import type { FileReader } from "@/lib/reader/file-reader";
import type { KeyedHash } from "@/lib/base/secrets/token";
import type { Sealer } from "@/lib/base/secrets/seal";

/** The dependencies of the workflow, passed in so that tests can provide their own. */
export type WorkflowContext = {
  db: Db;
  gateway: GatewayClient;
  store: FileStore;
  reader: FileReader;
  sealer: Sealer;
  keyedHash: KeyedHash;
  /** The URL at which the gateway reaches this portal. */
  appUrl: string;
  gatewayUpload: "url" | "content";
  pdfLevel: PdfLevel;
  now: () => Date;
  /** Returns a number from 0 up to 1, for jitter. */
  random: () => number;
  log: (message: string, error: unknown) => void;
};
