import type { Clock } from "../base/clock";
import type { KeyedLock } from "../base/keyed-lock";
import type { Authority } from "../pki/authority";
import type { FileVault } from "../store/file-vault";
import type { Session } from "../store/sessions";
import type { Signing } from "../store/signings";
import type { Store } from "../store/store";
import type { Upload } from "../store/uploads";
import type { Settings } from "./settings";

/** The parts of a running sandbox. Each function declares the parts that it uses with `Pick`. */
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
  /** The base URL of this sandbox. */
  origin: () => string;
  /** The base URL of the signing scheme's pages, on another origin. */
  schemeOrigin: () => string;
  report: ErrorReporter;
};

/** Reports an internal error of the sandbox to its operator. `summary` never contains names, codes or tokens. */
export type ErrorReporter = (summary: string, error: unknown) => void;

/** Fetches the files that were uploaded by URL. */
export type UploadFetcher = {
  /** Starts fetching an upload; does nothing for one without a URL. */
  start(upload: Upload): void;
  /** Starts fetching the uploads that an earlier run of the sandbox left pending. */
  resume(): void;
  /** Aborts running fetches; their uploads stay pending. */
  stop(): Promise<void>;
};

/** Ends signing sessions when their signers would have responded. */
export type SessionRunner = {
  /** Ends the session at its `settlesAt`. A later call for the same session replaces this one. */
  schedule(session: Session): void;
  /** Schedules the sessions that an earlier run of the sandbox left open. */
  resume(): void;
  /** Cancels all timers and waits for signatures in progress. */
  stop(): Promise<void>;
};

/** Delivers postbacks. */
export type PostbackQueue = {
  /** Stores a postback for delivery if the signing has a postback URL. Runs inside the caller's transaction. */
  enqueue(signing: Signing, body: object): void;
  /** Delivers due postbacks. Call it after the enqueuing transaction. */
  wake(): void;
  /** Aborts running deliveries, which are repeated after the next start. */
  stop(): Promise<void>;
};
