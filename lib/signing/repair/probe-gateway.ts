import { createHash } from "node:crypto";
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import type { GatewayProbeEvent, GatewayProbeStep, ProbeFailure } from "@/lib/domain/gateway/gateway-probe";
import { GatewayError, ignoreNotFound } from "@/lib/gateway/gateway-error";
import { addOneTimeFile } from "@/lib/files/one-time-files";
import { nextUploadCheckAt } from "../rules/schedule";
import type { WorkflowContext } from "../rules/workflow-context";

type Parts = Pick<WorkflowContext, "db" | "gateway" | "appUrl" | "gatewayUpload" | "now">;

type Probe = {
  signer: { name: string; surname: string };
  signal: AbortSignal;
  /** Waits, unless it is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
};

const maxUploadChecks = 20;

class NotFetchedError extends Error {}

/**
 * Takes a one-page document through the gateway like any signing, except that nobody signs: it is uploaded in the
 * configured way, a signing is created with the admin as its signer, its status is requested, and both are deleted.
 * What was created is deleted even if a later step fails.
 */
export async function* probeGateway(parts: Parts, probe: Probe): AsyncGenerator<GatewayProbeEvent> {
  const { gateway } = parts;
  const { signal } = probe;
  const created: { file?: string; signing?: string } = {};
  const steps: [GatewayProbeStep, () => Promise<unknown>][] = [
    [
      "upload",
      async () => (created.file = (await gateway.uploadFile(await source(parts), { signal })).token),
    ],
    ["fetch", () => waitUntilFetched(parts, probe, created.file ?? "")],
    ["create", async () => (created.signing = await create(parts, probe, created.file ?? ""))],
    ["status", () => gateway.getSigningStatus(created.signing ?? "", { signal })],
  ];
  for (const [step, run] of steps) if (!(yield* runStep(step, run))) break;
  if (created.file) yield* runStep("delete", () => deleteCreated(parts, created));
}

/** Runs a step and reports its events. @returns whether the step succeeded */
async function* runStep(
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

async function source(parts: Parts) {
  const bytes = await samplePdf();
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (parts.gatewayUpload === "url") {
    const token = await addOneTimeFile(parts, bytes);
    return { name: fileName, digest, url: `${parts.appUrl}/api/files/${token}` };
  }
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

async function waitUntilFetched(
  { gateway, now }: Parts,
  { wait, signal }: Probe,
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

/** The postbacks go to a path that names no signing, because nothing about it is recorded here. */
async function create({ gateway, appUrl }: Parts, { signer, signal }: Probe, token: string): Promise<string> {
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

async function deleteCreated({ gateway }: Parts, { file, signing }: { file?: string; signing?: string }) {
  if (signing) await ignoreNotFound(gateway.deleteSigning(signing));
  if (file) await ignoreNotFound(gateway.deleteFile(file));
}
