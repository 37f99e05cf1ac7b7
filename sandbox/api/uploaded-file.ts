import type { Sandbox } from "../parts/sandbox";
import { openPdf, PdfUnusable } from "../pades/open-pdf";
import type { FileVault } from "../store/file-vault";
import type { Upload } from "../store/uploads";
import { fieldError, fieldErrorCode } from "../http/errors";

/** Readers look for the header in the first 1024 bytes (ISO 32000-1, annex H.3.4.1). */
const headerWindow = 1024;

/**
 * Finds the file that a signing is to be created from.
 *
 * @param index its place in the caller's `files`
 * @throws {ApiError} 400 when it is unknown, not yet uploaded, or no PDF
 */
export async function requireUploadedPdf(
  { store, vault }: Pick<Sandbox, "store" | "vault">,
  token: string,
  index: number,
): Promise<Upload> {
  const upload = requireUploaded({ store }, token, ["files", index, "token"]);
  const start = await vault.readUploadStart(token, headerWindow);
  if (!start.includes("%PDF-")) throw fieldError(["files", index, "token"], "The file is not a PDF.");
  await refuseEncrypted(vault, token, index);
  return upload;
}

/** A look at the bytes is enough for nearly all files: only where it finds the word is the whole file opened. */
async function refuseEncrypted(vault: FileVault, token: string, index: number): Promise<void> {
  if (!(await vault.uploadContains(token, "/Encrypt"))) return;
  try {
    await openPdf(await vault.readUpload(token));
  } catch (cause) {
    if (!(cause instanceof PdfUnusable)) throw cause;
    throw fieldError(["files", index, "token"], cause.message);
  }
}

/**
 * Finds a file that a call names.
 *
 * @param path of the field that holds the token
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
