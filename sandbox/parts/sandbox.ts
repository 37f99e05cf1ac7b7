import type { Clock } from "../base/clock";
import type { KeyedLock } from "../base/keyed-lock";
import type { Authority } from "../pki/authority";
import type { FileVault } from "../store/file-vault";
import type { Session } from "../store/sessions";
import type { Signing } from "../store/signings";
import type { Store } from "../store/store";
import type { Upload } from "../store/uploads";
import type { Settings } from "./settings";

/** The parts of a running sandbox. Each function asks for the parts that it uses. */
export type Sandbox = {
  settings: Settings;
  clock: Clock;
  store: Store;
  vault: FileVault;
  authority: Authority;
  withLock: KeyedLock;
  uploads: UploadFetcher;
  sessions: SessionRunner;
  postbacks: PostbackQueue;
  /** The address under which this sandbox is reached. */
  origin: () => string;
  report: FaultReporter;
};

/** Reports a fault of the sandbox itself to its operator. `summary` never holds names, codes or tokens. */
export type FaultReporter = (summary: string, error: unknown) => void;

/** Fetches the files that were uploaded by URL. */
export type UploadFetcher = {
  /** Starts to fetch an upload; does nothing to one without a URL. */
  start(upload: Upload): void;
  /** Starts to fetch what an earlier run of the sandbox left pending. */
  resume(): void;
  /** Aborts what is being fetched; it stays pending. */
  stop(): Promise<void>;
};

/** Brings signing sessions to their end. */
export type SessionRunner = {
  /** Ends the session at its time. A later call for the same session replaces this one. */
  schedule(session: Session): void;
  /** Schedules the sessions that an earlier run of the sandbox left open. */
  resume(): void;
  /** Cancels all timers and waits for the signatures that are being made. */
  stop(): Promise<void>;
};

/** Delivers postbacks. */
export type PostbackQueue = {
  /** Stores a postback for delivery if the signing has a postback URL. Runs inside the caller's transaction. */
  enqueue(signing: Signing, body: object): void;
  /** Delivers what is due. Call it after the transaction that enqueued. */
  wake(): void;
  /** Aborts running deliveries, which are repeated after the next start. */
  stop(): Promise<void>;
};
