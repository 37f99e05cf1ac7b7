import { createHash } from "node:crypto";
import { FileStoreError } from "./file-store-error";

/**
 * Passes on a whole file, but holds back the last chunk until the hash is verified: a reader never receives all bytes
 * of a file with another hash.
 *
 * @throws {FileStoreError} "damaged" before the last chunk
 */
export async function* verifiedChunks(
  chunks: AsyncIterable<Uint8Array>,
  sha256: string,
): AsyncGenerator<Uint8Array, void, void> {
  const hash = createHash("sha256");
  let heldBack: Uint8Array | undefined;
  for await (const chunk of chunks) {
    hash.update(chunk);
    if (heldBack) yield heldBack;
    heldBack = chunk;
  }
  const found = hash.digest("hex");
  if (found !== sha256)
    throw new FileStoreError("damaged", `The stored file ${sha256} has the hash ${found}.`);
  if (heldBack) yield heldBack;
}
