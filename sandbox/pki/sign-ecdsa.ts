import { sign, type KeyObject } from "node:crypto";

/** An ECDSA signature with SHA-256 in the DER form that CMS wants (RFC 5753, 7.2). */
export const signEcdsa = (privateKey: KeyObject, bytes: Buffer) => sign("sha256", bytes, privateKey);
