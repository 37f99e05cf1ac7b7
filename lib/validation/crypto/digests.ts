/**
 * Node's names of digest algorithms by their object identifiers. Weak ones are computed like any other: whether they
 * can still be relied on depends on when they were used (process/algorithm-dates.ts).
 */
const digests: Readonly<Record<string, string>> = {
  "1.2.840.113549.2.5": "md5",
  "1.3.36.3.2.1": "ripemd160",
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.4": "sha224",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
  "2.16.840.1.101.3.4.2.8": "sha3-256",
  "2.16.840.1.101.3.4.2.9": "sha3-384",
  "2.16.840.1.101.3.4.2.10": "sha3-512",
};

/** Node's name of a digest algorithm; `undefined` for one that is not supported. */
export const digestOfIdentifier = (oid: string): string | undefined => digests[oid];

/** The name that people know: "SHA-256", "SHA3-256", "MD5". */
export const digestName = (digest: string): string =>
  digest.startsWith("sha3-") || digest === "md5"
    ? digest.toUpperCase()
    : digest === "ripemd160"
      ? "RIPEMD-160"
      : digest.replace("sha", "SHA-");
