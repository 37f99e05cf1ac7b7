import type { IncomingUpload } from "../store/file-vault";
import { digestKind, matchesDigest, startDigest } from "../signing/upload-digest";

/** The length of base64 that is decoded at once. */
const decodedChunkLength = 64 * 1024;

/**
 * Decodes a file's base64 as it arrives and writes the bytes to disk, so that the file is never in memory as a whole.
 *
 * @param open opens the file to write; called at each `begin`
 */
export function createIncomingContent(open: () => Promise<IncomingUpload>) {
  let file: IncomingUpload | undefined;
  let undecoded = "";
  // Both algorithms, as the digest may follow the content in the body.
  let digests = startDigests();

  async function discard() {
    await file?.discard();
    file = undefined;
  }

  async function decode(base64: string) {
    const bytes = Buffer.from(base64, "base64");
    digests.sha256.update(bytes);
    digests.sha1.update(bytes);
    await file?.write(bytes);
  }

  return {
    async begin() {
      await discard();
      undecoded = "";
      digests = startDigests();
      file = await open();
    },
    async write(base64: string) {
      undecoded += base64;
      if (undecoded.length < decodedChunkLength) return;
      const text = undecoded.replace(/\s/g, "");
      const whole = text.length - (text.length % 4);
      undecoded = text.slice(whole);
      await decode(text.slice(0, whole));
    },
    /** Keeps the bytes since the last `begin`. @returns false, and keeps nothing, if the digest does not match */
    async keep(digest: string): Promise<boolean> {
      await decode(undecoded);
      if (!matchesDigest(digests[digestKind(digest)], digest)) return false;
      await file?.keep();
      file = undefined;
      return true;
    },
    /** Removes bytes that were not kept. */
    discard,
  };
}

const startDigests = () => ({ sha256: startDigest("sha256"), sha1: startDigest("sha1") });
