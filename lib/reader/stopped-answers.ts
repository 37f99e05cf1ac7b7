import type { SigningType } from "@/lib/domain/signing/signing-type";
import type { ValidatedFile } from "@/lib/validation/report/validated-file";
import type { JobAnswer, JobName, JobRequest } from "./file-reader";
import { ReadingStopped } from "./reading-stopped";

/** What each job answers about a file whose reading was stopped. */
export const stoppedAnswers: {
  [N in JobName]: (request: JobRequest<N>, stopped: ReadingStopped) => JobAnswer<N>;
} = {
  inspectSource: () => ({ kind: "refused", reason: "too_complex" }),
  validateAnyFile: (file) => stopped(file, "pdf"),
  validateSignedPdf: (file) => stopped(file, "pdf"),
  validateSignedContainer: (file) => stopped(file, "asice"),
  compareArchived: () => ["too_complex"],
  kindOf: () => undefined,
  unpackEntry: (_, reason) => {
    throw reason;
  },
};

type Stopped = { sha256: string; sizeBytes: number; now: Date };

const stopped = ({ sha256, sizeBytes, now }: Stopped, format: SigningType): ValidatedFile => ({
  report: {
    ...{ format, checkedAt: now.toISOString(), sha256, sizeBytes, problems: ["too_complex"] },
    ...{ sourceIsPrefix: null, signatures: [], documentTimestamps: [], files: [] },
  },
  certificates: [],
  queries: [],
});
