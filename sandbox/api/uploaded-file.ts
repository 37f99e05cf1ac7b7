import type { Sandbox } from "../parts/sandbox";
import { openPdf, UnusablePdfError } from "../pades/open-pdf";
import type { FileVault } from "../store/file-vault";
import type { Upload } from "../store/uploads";
import { fieldError, fieldErrorCode } from "../http/errors";

/** PDF readers look for the header within the first 1024 bytes (ISO 32000-1, annex H.3.4.1). */
const headerWindow = 1024;

/**
 * The uploaded PDF with this token.
 *
 * @param index the file's index in the request's `files`
 * @throws {ApiError} 400 when it is unknown, not yet uploaded, encrypted, or not a PDF
 */
export async function requireUploadedPdf(
  { store, vault }: Pick<Sandbox, "store" | "vault">,
  token: string,
  index: number,
): Promise<Upload> {
  const upload = requireUploaded({ store }, token, ["files", index, "token"]);
  const start = await vault.readUploadStart(token, headerWindow);
  if (!start.includes("%PDF-")) throw fieldError(["files", index, "token"], "The file is not a PDF.");
  await rejectEncrypted(vault, token, index);
  return upload;
}

/** Only a file that contains the word is parsed, as nearly all others are settled by a search of their bytes. */
async function rejectEncrypted(vault: FileVault, token: string, index: number): Promise<void> {
  if (!(await vault.uploadContains(token, "/Encrypt"))) return;
  try {
    await openPdf(await vault.readUpload(token));
  } catch (cause) {
    if (!(cause instanceof UnusablePdfError)) throw cause;
    throw fieldError(["files", index, "token"], cause.message);
  }
}

/**
 * The uploaded file with this token.
 *
 * @param path of the field with the token
 * @throws {ApiError} 400 when it is unknown or not yet uploaded
 */
export function requireUploaded(
  { store }: Pick<Sandbox, "store">,
  token: string,
  path: readonly PropertyKey[],
): Upload {
  const upload = store.uploads.find(token);
  if (!upload) throw fieldError(path, "File with such token not found.", fieldErrorCode.notFound);
  if (upload.status !== "uploaded")
    throw fieldError(path, `File with such token is not uploaded: ${upload.status}.`);
  return upload;
}
