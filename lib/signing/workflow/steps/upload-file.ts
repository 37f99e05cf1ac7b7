import { insertFileGrant } from "@/db/repositories/file-grants";
import { type SigningFile, updateSigningFile } from "@/db/repositories/signings";
import type { UploadSource } from "@/lib/gateway/contract";
import { newToken, tokenHash } from "@/lib/base/secrets/token";
import { isCertainRefusal, orphanPossible } from "./orphaned-signing";
import { required } from "@/lib/base/required";
import { nextUploadCheckAt } from "@/lib/signing/rules/schedule";
import type { Step, StepInput } from "@/lib/signing/rules/step";
import { gatewayExpiryAfter } from "@/lib/signing/rules/gateway-retention";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";
import { hourMs } from "@/lib/domain/time/durations";

/** How long the one-time URL of a file is valid. */
const grantMs = hourMs;

/**
 * Uploads the next source file to the gateway: by a one-time URL that the gateway fetches, or by its content. The
 * intent is recorded first, because a crash or a lost answer can leave a file there whose token nobody has.
 */
export const uploadFile: Step = async (input) => {
  const { context, work, intend } = input;
  const waiting = work.sources.filter(({ token }) => !token);
  const file = required(waiting[0], "file to upload");
  const byUrl = context.gatewayUpload === "url";
  const intent = { uploadIntendedAt: context.now() };
  await intend(intent, work.uploadIntendedAt ? orphanPossible("file") : undefined);
  const source = byUrl ? await sourceByUrl(context, file) : await sourceByContent(context, file);
  const token = await upload(input, source);
  // The retention counts from the first file, because the gateway may count from there and not from the signing.
  const isFirst = waiting.length === work.sources.length;
  return {
    changes: {
      uploadIntendedAt: null,
      quietChecks: 0,
      ...(isFirst && { gatewayExpiresAt: gatewayExpiryAfter(context.now()) }),
    },
    events: [{ action: "gateway.file_uploaded", detail: { file: file.sha256 } }],
    writes: (tx) =>
      updateSigningFile(
        tx,
        { signingId: work.id, fileId: file.id },
        { token, uploadAttempts: file.uploadAttempts + 1 },
      ),
    // The gateway fetches the file now, and its fetch is the hint to check the upload status.
    next: byUrl && waiting.length === 1 ? nextUploadCheckAt(1, context.now()) : "now",
  };
};

async function upload({ context, signal, intend }: StepInput, source: UploadSource): Promise<string> {
  try {
    return (await context.gateway.uploadFile(source, { signal })).token;
  } catch (error) {
    if (isCertainRefusal(error)) await intend({ uploadIntendedAt: null });
    throw error;
  }
}

async function sourceByUrl(context: WorkflowContext, file: SigningFile): Promise<UploadSource> {
  const token = newToken();
  const now = context.now();
  const grant = {
    tokenHash: tokenHash(token),
    fileId: file.id,
    expiresAt: new Date(now.getTime() + grantMs),
  };
  await context.db.write((tx) => insertFileGrant(tx, { ...grant, now }));
  return { name: file.name, digest: file.sha256, url: `${context.appUrl}/api/files/${token}` };
}

async function sourceByContent({ store }: WorkflowContext, file: SigningFile): Promise<UploadSource> {
  const { name, sha256, sizeBytes } = file;
  return { name, digest: sha256, content: await store.open(sha256), sizeBytes };
}
