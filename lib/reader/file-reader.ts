import type { jobs } from "./jobs";

type Jobs = typeof jobs;
export type JobName = keyof Jobs;
export type JobRequest<N extends JobName> = Parameters<Jobs[N]>[0];
export type JobAnswer<N extends JobName> = Awaited<ReturnType<Jobs[N]>>;

/** For whom a file is read. */
export type Reading = {
  /** Whose turn it is: a person's id, or `signing` for files from the gateway. Each has one file read at a time. */
  owner: string;
  /** Files on Verify never occupy every process, so that uploads and finished files need not wait for them. */
  purpose: "documents" | "verify";
  signal?: AbortSignal;
  /**
   * Is told the place in the queue whenever it changes: 1 is next, and 0 means that its turn has come. Not called for a
   * file that is read at once.
   */
  onPlace?: (place: number) => void;
  /**
   * Throws when the reading was stopped, instead of answering that the file is too complex: on a busy machine another
   * try may succeed.
   */
  throwsWhenStopped?: boolean;
};

/**
 * Reads files from anywhere, apart from the portal: whatever a file holds, it can take neither the portal's time nor
 * its memory. A file that needs too much of either is answered as too complex to check, never as damaged.
 *
 * Each method throws the signal's reason when it is aborted, a `UserFacingError` (`reader_busy`) when its turn does not
 * come in time, a `ReadingStopped` where the caller asks for it, and what the job throws: errors of the file system.
 */
export type FileReader = {
  [N in JobName]: (request: JobRequest<N>, reading: Reading) => Promise<JobAnswer<N>>;
};
