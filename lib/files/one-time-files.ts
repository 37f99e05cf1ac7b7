import { newToken, tokenHash } from "@/lib/base/secrets/token";
import { minuteMs } from "@/lib/domain/time/durations";

const lentMs = 10 * minuteMs;

/** Bytes that the gateway may fetch though they are no file of the library, by a one-time address of this process. */
export type OneTimeFiles = {
  /** Gives the token by which they are fetched. */
  lend(bytes: Uint8Array): string;
  /** The bytes of a token, once. */
  take(token: string): Uint8Array | undefined;
};

export function createOneTimeFiles(now: () => Date): OneTimeFiles {
  const lent = new Map<string, { bytes: Uint8Array; until: number }>();
  const forget = () => {
    for (const [hash, { until }] of lent) if (until <= now().getTime()) lent.delete(hash);
  };
  return {
    lend(bytes) {
      forget();
      const token = newToken();
      lent.set(tokenHash(token), { bytes, until: now().getTime() + lentMs });
      return token;
    },
    take(token) {
      forget();
      const hash = tokenHash(token);
      const found = lent.get(hash);
      lent.delete(hash);
      return found?.bytes;
    },
  };
}
