import { newToken, tokenHash } from "@/lib/base/secrets/token";
import { minuteMs } from "@/lib/domain/time/durations";

const lifetimeMs = 10 * minuteMs;

/** Bytes in memory that the gateway may fetch once, by a URL of this process. */
export type OneTimeFiles = {
  /** @returns the token for fetching them */
  add(bytes: Uint8Array): string;
  /** Returns the bytes of a token and consumes it. */
  take(token: string): Uint8Array | undefined;
};

export function createOneTimeFiles(now: () => Date): OneTimeFiles {
  const files = new Map<string, { bytes: Uint8Array; until: number }>();
  const removeExpired = () => {
    for (const [hash, { until }] of files) if (until <= now().getTime()) files.delete(hash);
  };
  return {
    add(bytes) {
      removeExpired();
      const token = newToken();
      files.set(tokenHash(token), { bytes, until: now().getTime() + lifetimeMs });
      return token;
    },
    take(token) {
      removeExpired();
      const hash = tokenHash(token);
      const found = files.get(hash);
      files.delete(hash);
      return found?.bytes;
    },
  };
}
