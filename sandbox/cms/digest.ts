import { createHash } from "node:crypto";
import type { HashName } from "../domain/signature-scheme";

export const digestOf = (hash: HashName, bytes: Uint8Array) => createHash(hash).update(bytes).digest();
export const sha256 = (bytes: Uint8Array) => digestOf("sha256", bytes);
export const sha256Hex = (bytes: Uint8Array) => sha256(bytes).toString("hex");
