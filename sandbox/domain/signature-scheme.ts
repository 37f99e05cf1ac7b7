export type HashName = "sha256" | "sha384" | "sha512";

/** How a signature value is made: the family of the algorithm, and the digest of the content and of the value. */
export type SignatureScheme = { family: "ecdsa" | "rsa" | "rsa-pss"; hash: HashName };
