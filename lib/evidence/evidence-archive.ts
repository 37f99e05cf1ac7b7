import { createHash } from "node:crypto";
import type { Db, Handle } from "@/db/client";
import { readAuditChain } from "@/db/repositories/audit-chain";
import { appendAuditEvent } from "@/db/repositories/audit-events";
import type { DocumentOf } from "@/db/repositories/documents";
import { findTimeZone } from "@/db/repositories/settings";
import { entryDigest } from "@/lib/domain/audit/audit-entry";
import type { Origin } from "@/lib/domain/request/origin";
import type { FileStore } from "@/lib/files/file-store";
import { type ZipEntry, zipStream } from "@/lib/formats/zip/zip-stream";
import { validatedFile, type Evidence, findEvidence } from "./evidence";
import { evidenceReadme } from "./evidence-readme";
import { evidenceReport } from "./evidence-report";

type Library = { db: Db; store: FileStore; now: () => Date };

/**
 * Records the download of the evidence and streams it as a ZIP archive: the files, their validation report, the
 * document's part of the audit log with the chain, and how to verify them. The download is the last log entry in it.
 *
 * @returns `undefined` unless the user owns the document
 */
export async function evidenceArchive(
  { db, store, now }: Library,
  { origin, ...query }: DocumentOf & { origin?: Origin },
): Promise<{ name: string; bytes: ReadableStream<Uint8Array> } | undefined> {
  const madeAt = now();
  const { documentId, userId: actorId } = query;
  const recorded = await db.write(async (tx) => {
    const evidence = await findEvidence(tx, query);
    if (!evidence) return undefined;
    const event = { at: madeAt, action: "evidence.downloaded", actorId, documentId, origin } as const;
    return {
      evidence,
      timeZone: await findTimeZone(tx),
      lastSeq: await appendAuditEvent(tx, event),
    };
  });
  if (!recorded) return undefined;
  const archive = { ...recorded, store, madeAt, handle: db.read };
  return { name: `${recorded.evidence.document.name} (evidence).zip`, bytes: zipStream(entriesOf(archive)) };
}

type Archive = {
  evidence: Evidence;
  store: FileStore;
  madeAt: Date;
  /** The time zone of the times in the report. */
  timeZone: string;
  handle: Handle;
  lastSeq: number;
};

/** The list of hashes comes last: recorded ones of stored files, others computed while streaming. */
async function* entriesOf({
  evidence,
  store,
  madeAt,
  timeZone,
  handle,
  lastSeq,
}: Archive): AsyncGenerator<ZipEntry> {
  const sums: string[] = [];
  for (const { entry, sha256, createdAt } of evidence.files) {
    yield { name: entry, bytes: await store.open(sha256), modifiedAt: createdAt };
    sums.push(`${sha256}  ${entry}\n`);
  }
  const log = { documentId: evidence.document.id, upToSeq: lastSeq };
  const generated: [name: string, chunks: () => AsyncIterable<Uint8Array>][] = [
    ["report.json", () => once(`${JSON.stringify(reportJson(evidence, madeAt), null, 2)}\n`)],
    ["report.pdf", () => once(evidenceReport(evidence, { madeAt, timeZone }))],
    ["log.jsonl", () => logLines(handle, log)],
    ["chain.txt", () => chainLines(handle, log)],
    ["README.txt", () => once(evidenceReadme(evidence))],
  ];
  for (const [name, chunks] of generated) {
    const hash = createHash("sha256");
    yield { name, bytes: hashed(chunks(), hash), modifiedAt: madeAt };
    sums.push(`${hash.digest("hex")}  ${name}\n`);
  }
  yield { name: "SHA256SUMS", bytes: once(sums.join("")), modifiedAt: madeAt };
}

function reportJson(evidence: Evidence, madeAt: Date) {
  return {
    madeAt: madeAt.toISOString(),
    document: evidence.document,
    files: evidence.files.map(({ entry, name, sha256, sizeBytes, createdAt }) => ({
      ...{ entry, name, sha256, sizeBytes },
      createdAt: createdAt.toISOString(),
    })),
    check: validatedFile(evidence)?.validationReport ?? null,
    earlierChecks: evidence.earlierReports,
  };
}

async function* once(content: string | Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield typeof content === "string" ? Buffer.from(content) : await content;
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

type Part = { documentId: string; upToSeq: number };

async function* logLines(handle: Handle, part: Part): AsyncGenerator<Uint8Array> {
  for await (const entry of readAuditChain(handle, part)) yield Buffer.from(`${JSON.stringify(entry)}\n`);
}

/** Every entry since the document's first, also of other documents: only as digests, which reveal nothing. */
async function* chainLines(handle: Handle, { documentId, upToSeq }: Part): AsyncGenerator<Uint8Array> {
  const { value: first } = await readAuditChain(handle, { documentId, upToSeq }).next();
  for await (const entry of readAuditChain(handle, { afterSeq: first ? first.seq - 1 : upToSeq, upToSeq }))
    yield Buffer.from(`${entry.seq} ${entryDigest(entry)} ${entry.hash}\n`);
}
