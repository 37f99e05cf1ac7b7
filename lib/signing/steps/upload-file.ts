import { insertFileGrant } from "@/db/repositories/file-grants";
import type { UploadSource } from "@/lib/gateway/upload-body";
import { newToken, tokenHash } from "@/lib/secrets/token";
import { isCertainRefusal, orphanPossible } from "../orphan";
import { nextUploadCheckAt } from "../schedule";
import type { Step, StepInput } from "../step";
import { forgottenAfter } from "../thirty-days";

/** How long the gateway may take to come for a file. */
const grantMs = 60 * 60 * 1000;

/**
 * Hands the source file to the gateway: by a one-time URL that it fetches, or by its content. The intent is recorded
 * first, for a crash or a lost answer can leave a file there whose token nobody has.
 */
export const uploadFile: Step = async (input) => {
  const { context, work, intend } = input;
  const byUrl = context.gatewayUpload === "url";
  const intent = { uploadIntendedAt: context.now() };
  await intend(intent, work.uploadIntendedAt ? orphanPossible("file") : undefined);
  const token = await upload(input, byUrl ? await sourceByUrl(input) : await sourceByContent(input));
  return {
    // Counted from here, as the gateway may count from the file and not from the signing.
    changes: {
      fileToken: token,
      handOvers: work.handOvers + 1,
      uploadIntendedAt: null,
      quietChecks: 0,
      forgottenAt: forgottenAfter(context.now()),
    },
    events: [{ action: "gateway.file_uploaded", detail: { file: work.sourceSha256 } }],
    // The gateway comes for the file now. That it was here is the hint on which its status is asked.
    next: byUrl ? nextUploadCheckAt(1, context.now()) : "now",
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

async function sourceByUrl({ context, work }: StepInput): Promise<UploadSource> {
  const token = newToken();
  const now = context.now();
  const grant = {
    tokenHash: tokenHash(token),
    fileId: work.sourceFileId,
    expiresAt: new Date(now.getTime() + grantMs),
  };
  await context.db.write((tx) => insertFileGrant(tx, { ...grant, now }));
  return { name: work.sourceName, digest: work.sourceSha256, url: `${context.appUrl}/api/files/${token}` };
}

async function sourceByContent({ context, work }: StepInput): Promise<UploadSource> {
  return {
    name: work.sourceName,
    digest: work.sourceSha256,
    content: await context.store.open(work.sourceSha256),
    sizeBytes: work.sourceSizeBytes,
  };
}
