import { createHash } from "node:crypto";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** The files of a container by name, in its order. */
export type Contents = Record<string, Uint8Array>;

export const unpack = (container: Uint8Array): Contents => unzipSync(container);

/** A container with these files, `mimetype` first and uncompressed, as required. */
export function pack({ mimetype, ...rest }: Contents): Buffer {
  const zip: Zippable = mimetype ? { mimetype: [mimetype, { level: 0 }] } : {};
  return Buffer.from(zipSync(Object.assign(zip, rest)));
}

/** The same container with one file in it rewritten as text. */
export function rewrite(container: Uint8Array, name: string, change: (text: string) => string): Buffer {
  const contents = unpack(container);
  const before = strFromU8(contents[name] ?? new Uint8Array());
  const after = change(before);
  if (after === before) throw new Error(`Nothing was changed in ${name}.`);
  return pack({ ...contents, [name]: strToU8(after) });
}

export const asSource = (bytes: Uint8Array) => ({
  sha256: createHash("sha256").update(bytes).digest("hex"),
  sizeBytes: bytes.length,
});
