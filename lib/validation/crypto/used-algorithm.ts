import type { KeyObject } from "node:crypto";

/** An algorithm that something relies on, to be judged by the date at which it is proved to have existed. */
export type UsedAlgorithm =
  | { kind: "digest"; /** Node's name, as "sha256". */ name: string }
  | { kind: "key"; type: KeyType; bits: number };

type KeyType = "rsa" | "ec" | "dsa" | "other";

/** Curves whose name does not tell their size. */
const curveBits: Readonly<Record<string, number>> = { ed25519: 256, ed448: 448, x25519: 256, x448: 448 };

/** The kind of a key and its strength: the bits of its modulus or of its field. */
export function keyAlgorithm(key: KeyObject): UsedAlgorithm & { kind: "key" } {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const type = key.asymmetricKeyType ?? "";
  if (type === "rsa" || type === "rsa-pss") return { kind: "key", type: "rsa", bits: modulusLength ?? 0 };
  if (type === "dsa") return { kind: "key", type: "dsa", bits: modulusLength ?? 0 };
  if (type === "ec")
    return { kind: "key", type: "ec", bits: Number(/\d{3}/.exec(namedCurve ?? "")?.[0] ?? 0) };
  return { kind: "key", type: "other", bits: curveBits[type] ?? 0 };
}

export const digestAlgorithm = (name: string): UsedAlgorithm => ({ kind: "digest", name });
