import { insertFileGrant } from "@/db/repositories/file-grants";
import type { UploadSource } from "@/lib/gateway/upload-body";
import { newToken, tokenHash } from "@/lib/secrets/token";
import { nextUploadCheckAt } from "../schedule";
import type { Step, StepInput } from "../step";
import { forgottenAfter } from "../thirty-days";

/** How long the gateway may take to come for a file. */
const grantMs = 60 * 60 * 1000;

/** Hands the source file to the gateway: by a one-time URL that it fetches, or by its content. */
export const uploadFile: Step = async (input) => {
  const { context, work, signal } = input;
  const byUrl = context.gatewayUpload === "url";
  const source = byUrl ? await sourceByUrl(input) : await sourceByContent(input);
  const { token } = await context.gateway.uploadFile(source, { signal });
  return {
    // Counted from here, as the gateway may count from the file and not from the signing.
    changes: {
      fileToken: token,
      handOvers: work.handOvers + 1,
      quietChecks: 0,
      forgottenAt: forgottenAfter(context.now()),
    },
    events: [{ action: "gateway.file_uploaded", detail: { file: work.sourceSha256 } }],
    // The gateway comes for the file now. That it was here is the hint on which its status is asked.
    next: byUrl ? nextUploadCheckAt(1, context.now()) : "now",
  };
};

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
