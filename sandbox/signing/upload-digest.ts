import { createHash } from "node:crypto";

/** SHA-256, or SHA-1 for callers of old, told apart by their length (the gateway's document, 1). */
export const digestPattern = /^([0-9a-f]{64}|[0-9a-f]{40})$/i;

export type RunningDigest = ReturnType<typeof startDigest>;

/** Starts a digest of the kind that `expected` is of. */
export function startDigest(expected: string) {
  const hash = createHash(expected.length === 40 ? "sha1" : "sha256");
  let bytes = 0;
  return {
    update(chunk: Uint8Array) {
      bytes += chunk.length;
      hash.update(chunk);
    },
    size: () => bytes,
    hex: () => hash.digest("hex"),
  };
}

export const matchesDigest = (digest: RunningDigest, expected: string) =>
  digest.hex() === expected.toLowerCase();
