import type { KeyedHash } from "@/lib/base/secrets/token";

const purpose = "postback";

/** The URL for the gateway's postbacks about one signing. It cannot be guessed and is stored nowhere. */
export function postbackUrl(
  { appUrl, keyedHash }: { appUrl: string; keyedHash: KeyedHash },
  signingId: string,
): string {
  return `${appUrl}/api/postback/${signingId}.${keyedHash.of(purpose, signingId)}`;
}

/** The signing that a postback's path names; `undefined` for a path that we did not make. */
export function signingOfPostback(keyedHash: KeyedHash, pathToken: string): string | undefined {
  const [signingId = "", hash = "", ...rest] = pathToken.split(".");
  if (rest.length > 0) return undefined;
  return keyedHash.matches(purpose, signingId, hash) ? signingId : undefined;
}
