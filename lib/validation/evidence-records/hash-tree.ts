import { createHash } from "node:crypto";
import { RecordFault } from "./record-fault";

export const hashOf = (digest: string, ...bytes: Uint8Array[]): Buffer => {
  const hash = createHash(digest);
  for (const each of bytes) hash.update(each);
  return hash.digest();
};

/**
 * The root of a reduced hash tree (RFC 4998, 4.2 and 4.3; RFC 6283, 3.2.2): the hashes of a group are sorted in binary
 * ascending order and hashed together, and the result belongs to the next group. The hash of a group of one is itself.
 *
 * @throws {RecordFault} where a hash has another length than this algorithm's, or the first group is empty
 */
export function rootOf(tree: readonly (readonly Buffer[])[], digest: string): Buffer {
  const { length } = hashOf(digest);
  let root: Buffer | undefined;
  for (const group of tree) {
    const hashes = root ? [...group, root] : group;
    const [only, ...more] = hashes;
    if (!only || hashes.some((hash) => hash.length !== length)) throw new RecordFault("record_malformed");
    root = more.length === 0 ? only : hashOf(digest, ...hashes.toSorted(Buffer.compare));
  }
  if (!root) throw new RecordFault("record_malformed");
  return root;
}
