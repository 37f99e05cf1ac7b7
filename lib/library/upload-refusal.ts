import { tooLargeSentence, uploadSentences } from "@/lib/domain/upload-sentences";
import { UserFacingError } from "@/lib/domain/user-facing-error";

export type UploadRefusalKind = keyof typeof uploadSentences | "too_large";

const httpStatuses: Partial<Record<UploadRefusalKind, number>> = {
  too_large: 413,
  disk_full: 507,
  cut_off: 400,
};

/** Why an upload was not taken, in a sentence for the person who sent it. Nothing of it is left behind. */
export class UploadRefusal extends UserFacingError {
  override name = "UploadRefusal";
  readonly httpStatus: number;

  constructor(
    readonly kind: UploadRefusalKind,
    { mostBytes = 0, cause }: { mostBytes?: number; cause?: unknown } = {},
  ) {
    super(kind === "too_large" ? tooLargeSentence(mostBytes) : uploadSentences[kind], { cause });
    this.httpStatus = httpStatuses[kind] ?? 415;
  }

  /** Reads a fault of the disk or the connection; other faults are returned as they are. */
  static of(error: unknown, mostBytes: number): unknown {
    if (error instanceof UploadRefusal) return error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOSPC" || code === "EDQUOT" || code === "SQLITE_FULL")
      return new UploadRefusal("disk_full", { cause: error });
    if (code === "ECONNRESET" || code === "ABORT_ERR" || code === "ERR_STREAM_PREMATURE_CLOSE")
      return new UploadRefusal("cut_off", { mostBytes, cause: error });
    return error;
  }
}
