import type { SigningType } from "@/lib/domain/signing/signing-type";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import type { JobAnswer, JobName, JobRequest } from "./file-reader";
import { ReadingStopped } from "./reading-stopped";

/** What each job answers about a file whose reading was stopped. */
export const stoppedAnswers: {
  [N in JobName]: (request: JobRequest<N>, stopped: ReadingStopped) => JobAnswer<N>;
} = {
  inspectSource: () => ({ kind: "refused", reason: "too_complex" }),
  validateAnyFile: (file) => ({ report: stoppedReport(file, "pdf"), certificates: [] }),
  validateSignedPdf: (file) => stoppedReport(file, "pdf"),
  validateSignedContainer: (file) => stoppedReport(file, "asice"),
  compareArchived: () => ["too_complex"],
  kindOf: () => undefined,
  unpackEntry: (_, stopped) => {
    throw stopped;
  },
};

type Stopped = { sha256: string; sizeBytes: number; now: Date };

const stoppedReport = ({ sha256, sizeBytes, now }: Stopped, format: SigningType): ValidationReport => ({
  ...{ format, checkedAt: now.toISOString(), sha256, sizeBytes, problems: ["too_complex"] },
  ...{ sourceIsPrefix: null, signatures: [], documentTimestamps: [], files: [] },
});
