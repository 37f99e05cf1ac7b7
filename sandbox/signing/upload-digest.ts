import { createHash } from "node:crypto";

/** SHA-256, or SHA-1 for old clients, distinguished by length (docs/gateway.md#uploading-files). */
export const digestPattern = /^([0-9a-f]{64}|[0-9a-f]{40})$/i;

export const maxUploadBytes = 512 * 1024 * 1024;

export const digestKind = (expected: string) => (expected.length === 40 ? "sha1" : "sha256");

export type RunningDigest = ReturnType<typeof startDigest>;

export function startDigest(kind: ReturnType<typeof digestKind>) {
  const hash = createHash(kind);
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
