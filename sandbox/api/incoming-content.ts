import type { IncomingUpload } from "../store/file-vault";
import { digestKind, matchesDigest, startDigest } from "../signing/upload-digest";

/** Letters of base64. */
const decodedAtOnce = 64 * 1024;

/**
 * Decodes a file's base64 while it comes and gives the bytes on to the disk, so that the file is never held whole.
 *
 * @param open makes a place for the bytes; asked at each `begin`
 */
export function createIncomingContent(open: () => Promise<IncomingUpload>) {
  let place: IncomingUpload | undefined;
  let undecoded = "";
  // Both kinds, as the body may tell the digest after the content.
  let digests = startDigests();

  async function discard() {
    await place?.discard();
    place = undefined;
  }

  async function decode(base64: string) {
    const bytes = Buffer.from(base64, "base64");
    digests.sha256.update(bytes);
    digests.sha1.update(bytes);
    await place?.write(bytes);
  }

  return {
    async begin() {
      await discard();
      undecoded = "";
      digests = startDigests();
      place = await open();
    },
    async write(base64: string) {
      undecoded += base64;
      if (undecoded.length < decodedAtOnce) return;
      const text = undecoded.replace(/\s/g, "");
      const whole = text.length - (text.length % 4);
      undecoded = text.slice(whole);
      await decode(text.slice(0, whole));
    },
    /** Keeps what came since the last `begin`. @returns false, and keeps nothing, when the digest is another's */
    async keep(digest: string): Promise<boolean> {
      await decode(undecoded);
      if (!matchesDigest(digests[digestKind(digest)], digest)) return false;
      await place?.keep();
      place = undefined;
      return true;
    },
    /** Takes away what was not kept. */
    discard,
  };
}

const startDigests = () => ({ sha256: startDigest("sha256"), sha1: startDigest("sha1") });
