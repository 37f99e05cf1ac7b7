import { createHash } from "node:crypto";
import type { AuditOutcome } from "./audit-action";

/** The content of an entry of the audit log. `nonce` is random, so that no entry can be guessed from its digest. */
export type AuditEntry = {
  seq: number;
  /** ISO 8601 in UTC, with milliseconds. */
  at: string;
  action: string;
  outcome: AuditOutcome;
  actorId: string | null;
  documentId: string | null;
  signingId: string | null;
  address: string | null;
  client: string | null;
  detail: Record<string, string | number>;
  nonce: string;
};

/** An entry with its place in the chain (docs/decisions/0017-audit-log.md). */
export type ChainedEntry = AuditEntry & { previousHash: string; hash: string };

/** The hash that the first entry follows. */
export const genesisHash = "0".repeat(64);

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const sortedByKey = (record: object) =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Compact JSON with sorted keys, as `jq -cS 'del(.previousHash, .hash)'` prints an exported entry. */
function canonicalEntry(entry: AuditEntry): string {
  const { seq, at, action, outcome, actorId, documentId, signingId, address, client, detail, nonce } = entry;
  const facts = { seq, at, action, outcome, actorId, documentId, signingId, address, client, nonce };
  return JSON.stringify(sortedByKey({ ...facts, detail: sortedByKey(detail) }));
}

/** The SHA-256 of an entry's content. It replaces the entry where the content must not be disclosed. */
export function entryDigest(entry: AuditEntry): string {
  return sha256(canonicalEntry(entry));
}

/** The SHA-256 of the previous hash and the entry's digest, concatenated as hexadecimal digits. */
export function chainHash(previousHash: string, digest: string): string {
  return sha256(previousHash + digest);
}

/** Replaces control characters and lone surrogates, which JSON serializers escape in different ways. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, "\ufffd");
}
