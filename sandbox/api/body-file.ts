import { z } from "zod";
import type { Sandbox } from "../parts/sandbox";
import { digestKind, digestPattern, matchesDigest, startDigest } from "../signing/upload-digest";
import { text } from "../domain/body-fields";
import { fieldError } from "../http/errors";
import { requireUploaded } from "./uploaded-file";

/** A file in a body, given by base64 content. */
export const fileContent = z.strictObject({
  name: text(),
  digest: z.string().regex(digestPattern, "This is not a SHA-256 digest in hex."),
  content: z.string().min(1, "This value should not be blank."),
});

/** A file in a body, given by the token of an upload. */
export const fileToken = z.strictObject({ token: text() });

/**
 * Decodes the `content` of a body's `file`.
 *
 * @throws {ApiError} 400 when the digest does not match the content
 */
export function decodeContent(content: string, digest: string): Buffer {
  const bytes = Buffer.from(content, "base64");
  const running = startDigest(digestKind(digest));
  running.update(bytes);
  if (!matchesDigest(running, digest)) {
    throw fieldError(["file", "digest"], "The digest is not that of the file's content.");
  }
  return bytes;
}

/**
 * Reads the file of a body, given by token or by content.
 *
 * @throws {ApiError} 400 when the token is unknown, the upload is not complete, or the digest does not match the
 * content
 */
export async function readBodyFile(
  { store, vault }: Pick<Sandbox, "store" | "vault">,
  file: z.infer<typeof fileToken> | z.infer<typeof fileContent>,
): Promise<{ name: string; bytes: Buffer }> {
  if ("content" in file) return { name: file.name, bytes: decodeContent(file.content, file.digest) };
  const { name } = requireUploaded({ store }, file.token, ["file", "token"]);
  return { name, bytes: await vault.readUpload(file.token) };
}
