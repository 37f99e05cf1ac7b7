import { setTimeout as wait } from "node:timers/promises";
import { findVisibleFile } from "@/db/repositories/files";
import { listSignerWork } from "@/db/repositories/signers";
import { findSigningWork, type SigningWork } from "@/db/repositories/signings";
import { required } from "@/lib/base/required";
import { newSigning } from "@/lib/domain/signing/new-signing";
import type { SigningStatus } from "@/lib/domain/signing/signing-status";
import { summarize } from "@/lib/domain/validation/report-summary";
import { translatorFor } from "@/lib/i18n/translator";
import { sendForSigning } from "@/lib/signing/commands/send-for-signing";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";
import { samplePdf } from "@/testing/sample-pdf";
import type { SandboxCalls } from "./sandbox-calls";
import { type Sender, uploadDraft } from "./send-hostile";

/** What became of a signing whose finished file is a hostile one. */
export type Collected = {
  /** From the signature to the verdict. */
  ms: number;
  status: SigningStatus;
  sentence: string;
  /** Whether the gateway still has the signing. */
  isKept: boolean;
};

type Parts = { context: WorkflowContext; sandbox: SandboxCalls; sender: Sender; userId: string };

const words = translatorFor("en");
const pauseMs = 20;

/**
 * Sends a document, has it signed, and lets the gateway send a hostile file in place of the signed one.
 *
 * @param file the gateway's token of the hostile file, which was uploaded there
 */
export async function collectHostile(file: string, parts: Parts): Promise<Collected> {
  const { context, sandbox, sender, userId } = parts;
  const documentId = await uploadDraft({ name: "lease.pdf", bytes: await samplePdf({ pages: 1 }) }, sender);
  const signers = [{ name: "Ona", surname: "Onaitė", email: "ona@example.com" }];
  const sending = newSigning.parse({ documentId, signers, order: "at_once" });
  const signingId = required(await sendForSigning(context, { ...sending, userId }), "signing");
  const { gatewayToken } = await until(parts, signingId, (status) => status === "out_for_signature");
  const signing = { token: required(gatewayToken, "token of the signing"), signers: {} };
  await sandbox.orderFault({ fault: "other_file", file, signing: signing.token });
  const [signer] = await listSignerWork(context.db.read, signingId);
  const signerToken = context.sealer.open(
    "signer.token",
    required(signer?.sealedToken, "token of the signer"),
  );
  await sandbox.sign(signing, signerToken);
  const startedAt = performance.now();
  const { status } = await until(parts, signingId, (each) => each === "signed" || each === "needs_attention");
  const ms = performance.now() - startedAt;
  const isKept = (await sandbox.status(signing).catch(() => undefined)) !== undefined;
  return { ms, status, sentence: await sentenceAbout(parts, documentId), isKept };
}

async function until(
  { context, sender }: Parts,
  signingId: string,
  isReached: (status: SigningStatus) => boolean,
) {
  for (;;) {
    const work: SigningWork = required(await findSigningWork(context.db.read, signingId), "signing");
    if (isReached(work.status)) return work;
    await wait(pauseMs, undefined, { signal: sender.signal });
  }
}

async function sentenceAbout({ context, userId }: Parts, documentId: string): Promise<string> {
  const file = await findVisibleFile(context.db.read, { documentId, userId, role: "rejected" });
  const summary = file?.validationReport && summarize(file.validationReport, 1);
  return summary?.kind === "problem" ? words(`validationProblems.${summary.problem}`) : "no sentence";
}
