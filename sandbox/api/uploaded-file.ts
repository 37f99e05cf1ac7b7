import type { Sandbox } from "../parts/sandbox";
import { assertSignable } from "../pades/assert-signable";
import { UnusablePdfError } from "../pades/open-pdf";
import type { Upload } from "../store/uploads";
import { fieldError, fieldErrorCode } from "../http/errors";

/**
 * The uploaded PDF with this token. It is read whole: what cannot be signed is refused before anybody is asked.
 *
 * @param index the file's index in the request's `files`
 * @throws {ApiError} 400 when it is unknown, not yet uploaded, or cannot be signed
 */
export async function requireUploadedPdf(
  { store, vault }: Pick<Sandbox, "store" | "vault">,
  token: string,
  index: number,
): Promise<Upload> {
  const path = ["files", index, "token"];
  const upload = requireUploaded({ store }, token, path);
  try {
    await assertSignable(await vault.readUpload(token));
  } catch (cause) {
    if (!(cause instanceof UnusablePdfError)) throw cause;
    throw fieldError(path, cause.message);
  }
  return upload;
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
