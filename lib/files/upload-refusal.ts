import { tooManyFilesRefusal } from "@/lib/domain/document/document-files";
import { BytesGoneError } from "./bytes-gone-error";
import { FileStoreError } from "./file-store-error";
import { type Refusal, type RefusalCode, tooLargeRefusal } from "@/lib/domain/request/refusal";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";

const codes = {
  empty: "file_empty",
  not_pdf: "file_not_pdf",
  encrypted: "file_encrypted",
  restricted: "file_restricted",
  no_pages: "file_no_pages",
  dynamic_xfa: "file_dynamic_xfa",
  too_complex: "file_too_complex",
  unreadable: "file_signatures_unreadable",
  damaged: "file_damaged",
  cut_off: "file_cut_off",
  disk_full: "disk_full",
  store_unavailable: "store_unavailable",
  too_many_files: "too_many_files",
  files_fixed: "files_fixed",
  document_gone: "document_gone",
} as const satisfies Record<string, RefusalCode>;

export type UploadRefusalKind = keyof typeof codes | "too_large";

function refusalOf(kind: UploadRefusalKind, maxBytes: number): Refusal {
  if (kind === "too_large") return tooLargeRefusal(maxBytes);
  return kind === "too_many_files" ? tooManyFilesRefusal : { code: codes[kind] };
}

/** Why an upload was rejected, for the user who sent it. Nothing of it is stored. */
export class UploadRefusal extends UserFacingError {
  override name = "UploadRefusal";

  constructor(
    readonly kind: UploadRefusalKind,
    { maxBytes = 0, cause }: { maxBytes?: number; cause?: unknown } = {},
  ) {
    super(refusalOf(kind, maxBytes), { cause });
  }

  /** Translates an error of the store, the disk or the connection; other errors are returned as they are. */
  static of(error: unknown, maxBytes: number): unknown {
    if (error instanceof UploadRefusal) return error;
    if (error instanceof FileStoreError) return new UploadRefusal("store_unavailable", { cause: error });
    if (error instanceof BytesGoneError) return new UploadRefusal("cut_off", { cause: error });
    const code = codeOf(error);
    if (code !== undefined && diskFullCodes.includes(code))
      return new UploadRefusal("disk_full", { cause: error });
    if (code === "ECONNRESET" || code === "ABORT_ERR" || code === "ERR_STREAM_PREMATURE_CLOSE")
      return new UploadRefusal("cut_off", { maxBytes, cause: error });
    return error;
  }
}

/** Of the disk, of SQLite, and of PostgreSQL (SQLSTATE 53100). */
const diskFullCodes = ["ENOSPC", "EDQUOT", "SQLITE_FULL", "53100"];

/** The code of an error, or of the error that a failed query wraps. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return "code" in error && typeof error.code === "string" ? error.code : codeOf(error.cause);
}
