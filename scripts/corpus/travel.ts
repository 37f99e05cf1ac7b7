import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isAccepted } from "@/lib/domain/validation/validation-report";
import type { FileReader } from "@/lib/reader/file-reader";
import { claims, type SandboxCalls } from "../bench/sandbox-calls";
import { countWithPdfsig, type SignatureCount } from "./other-readers";

/** How far a file came, and what stopped it. */
export type Travel =
  | { end: "not_pdf" }
  | { end: "refused"; why: string }
  | { end: "not_signed"; why: string }
  | { end: "rejected"; why: string; pdfsig: SignatureCount }
  | { end: "accepted"; pdfsig: SignatureCount };

type Parts = { reader: FileReader; calls: SandboxCalls; folder: string };

/** Two people, as a second signature is the change behind the first that has to be told from others. */
const signers = { first: claims.smartId, second: claims.mobileId };
export const signerIds = Object.keys(signers);

/** Takes a file along the way of a document: the reading at upload, two signatures at the sandbox, the validation. */
export async function travel({ reader, calls, folder }: Parts, file: string): Promise<Travel> {
  const now = new Date();
  const reading = { owner: file, purpose: "documents" as const };
  const { size } = await stat(file);
  const digest = await sha256Of(file);
  const source = await reader.inspectSource({ path: file, sha256: digest, sizeBytes: size, now }, reading);
  if (source.kind === "refused") return { end: "refused", why: source.reason };
  if (source.kind === "other") return { end: "not_pdf" };
  if (source.report?.certification?.permission === 1) return { end: "refused", why: "certified" };

  const path = `${folder}/${randomUUID()}.pdf`;
  try {
    const signing = await calls.createSigning(await calls.uploadByContent({ file, digest, size }), signerIds);
    for (const [id, claim] of Object.entries(signers))
      await calls.sign(signing, signing.signers[id] ?? "", claim);
    await pipeline(Readable.from(calls.download(signing)), createWriteStream(path));
  } catch (error) {
    return { end: "not_signed", why: error instanceof Error ? error.message : String(error) };
  }
  const sha256 = await sha256Of(path);
  const signed = { path, sha256, sizeBytes: (await stat(path)).size };
  const request = { ...signed, sourcePath: file, expectedDigest: sha256, signerCount: signerIds.length, now };
  const { report } = await reader.validateSignedPdf(request, reading);
  const pdfsig = await countWithPdfsig(path);
  return isAccepted(report)
    ? { end: "accepted", pdfsig }
    : { end: "rejected", why: report.problems.join(", "), pdfsig };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
