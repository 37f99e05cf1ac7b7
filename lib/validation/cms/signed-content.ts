import { createHash } from "node:crypto";

/** What a signature or a time-stamp is over, streamed so that memory does not grow with it. */
export type SignedContent = {
  /** The digest of all bytes, by Node's name of an algorithm. */
  digest(algorithm: string): Promise<Buffer>;
  chunks(): AsyncIterable<Uint8Array>;
};

/** Content that is in memory. */
export const contentOfBytes = (bytes: Uint8Array): SignedContent => ({
  digest: async (algorithm) => createHash(algorithm).update(bytes).digest(),
  async *chunks() {
    yield bytes;
  },
});
