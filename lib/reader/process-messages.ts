import type { JobName, JobRequest } from "./file-reader";

/** What a portal sends to a reading process. */
export type JobMessage = { [N in JobName]: { name: N; request: JobRequest<N> } }[JobName];

/** What a reading process sends: that it is ready, or how its job ended. */
export type ProcessMessage =
  | { kind: "ready" }
  | { kind: "answer"; answer: unknown; usage: Usage }
  /** The job ran into the memory limit, or its answer is too long. */
  | { kind: "stopped"; cause: string }
  | { kind: "error"; message: string; code?: string; usage: Usage };

/** What the process has used since it started. */
export type Usage = { cpuMs: number; memoryBytes: number };
