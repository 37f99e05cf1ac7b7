import { createHash } from "node:crypto";
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import type { GatewayProbeEvent, GatewayProbeStep, ProbeFailure } from "@/lib/domain/gateway/gateway-probe";
import { GatewayError } from "@/lib/gateway/gateway-error";
import type { OneTimeFiles } from "@/lib/files/one-time-files";
import { unlessGone } from "../workflow/steps/clean-up";
import { nextUploadCheckAt } from "../rules/schedule";
import type { WorkflowContext } from "../rules/workflow-context";

type Parts = Pick<WorkflowContext, "gateway" | "appUrl" | "gatewayUpload" | "now">;

type Testing = {
  oneTimeFiles: OneTimeFiles;
  signer: { name: string; surname: string };
  signal: AbortSignal;
  /** Waits, unless it is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
};

const maxUploadChecks = 20;

class NotFetchedError extends Error {}

/**
 * Sends a document of one page through the gateway as signings go, up to the signing itself: it is uploaded in the way that is
 * set, a signing is created with the admin as its signer, its status is asked, and both are deleted. What was made
 * is deleted also where a later step fails.
 */
export async function* probeGateway(parts: Parts, testing: Testing): AsyncGenerator<GatewayProbeEvent> {
  const { gateway } = parts;
  const { signal } = testing;
  const made: { file?: string; signing?: string } = {};
  const steps: [GatewayProbeStep, () => Promise<unknown>][] = [
    [
      "upload",
      async () => (made.file = (await gateway.uploadFile(await source(parts, testing), { signal })).token),
    ],
    ["fetch", () => untilFetched(parts, testing, made.file ?? "")],
    ["create", async () => (made.signing = await create(parts, testing, made.file ?? ""))],
    ["status", () => gateway.getSigningStatus(made.signing ?? "", { signal })],
  ];
  for (const [step, run] of steps) if (!(yield* reported(step, run))) break;
  if (made.file) yield* reported("delete", () => clearAway(parts, made));
}

/** @returns whether the step did its work */
async function* reported(
  step: GatewayProbeStep,
  run: () => Promise<unknown>,
): AsyncGenerator<GatewayProbeEvent, boolean> {
  yield { step, state: "begun" };
  const beganAt = performance.now();
  try {
    await run();
  } catch (error) {
    yield { step, state: "failed", ...failureOf(error) };
    return false;
  }
  yield { step, state: "done", durationMs: Math.round(performance.now() - beganAt) };
  return true;
}

function failureOf(error: unknown): { failure: ProbeFailure; httpStatus?: number } {
  if (error instanceof NotFetchedError) return { failure: "not_fetched" };
  if (!(error instanceof GatewayError)) return { failure: "unexpected" };
  return { failure: error.failure, httpStatus: error.httpStatus };
}

const fileName = "Paraph test.pdf";

async function source({ appUrl, gatewayUpload }: Parts, { oneTimeFiles }: Testing) {
  const bytes = await samplePdf();
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (gatewayUpload === "url")
    return { name: fileName, digest, url: `${appUrl}/api/files/${oneTimeFiles.lend(bytes)}` };
  const content = new Blob([Buffer.from(bytes)]).stream();
  return { name: fileName, digest, content, sizeBytes: bytes.length };
}

async function samplePdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf
    .addPage([595, 842])
    .drawText("Paraph: a test of the way to the gateway", { x: 72, y: 720, size: 14, font });
  return pdf.save();
}

async function untilFetched(
  { gateway, now }: Parts,
  { wait, signal }: Testing,
  token: string,
): Promise<void> {
  for (let checks = 0; checks < maxUploadChecks; checks++) {
    const status = await gateway.getUploadStatus(token, { signal });
    if (status === "uploaded") return;
    if (status === "failed") break;
    const at = now();
    await wait(nextUploadCheckAt(0, at).getTime() - at.getTime(), signal);
  }
  throw new NotFetchedError("The gateway has not fetched the file.");
}

/** Its postbacks go to a path that names no signing: nothing of it is on record here. */
async function create(
  { gateway, appUrl }: Parts,
  { signer, signal }: Testing,
  token: string,
): Promise<string> {
  const created = await gateway.createSigning(
    {
      type: "pdf",
      name: fileName,
      language: "en",
      signers: [{ id: "paraph-test", ...signer, purpose: "signature" }],
      files: [{ token }],
      postbackUrl: `${appUrl}/api/postback/test`,
    },
    { signal },
  );
  return created.token;
}

async function clearAway({ gateway }: Parts, { file, signing }: { file?: string; signing?: string }) {
  if (signing) await unlessGone(gateway.deleteSigning(signing));
  if (file) await unlessGone(gateway.deleteFile(file));
}
