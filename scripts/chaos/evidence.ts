import type { PortalDatabase } from "./portal-database";
import type { SandboxProcess } from "./sandbox-process";
import type { openSignatureReader } from "./signature-reader";
import type { StoredFiles } from "./stored-files";

/** What the oracle judges by. */
export type Evidence = {
  gateway: SandboxProcess;
  database: PortalDatabase;
  files: StoredFiles;
  signaturesIn: Awaited<ReturnType<typeof openSignatureReader>>;
  /** The real time of an instant of the portal's clock. */
  trueTimeOf: (ms: number) => number;
};
