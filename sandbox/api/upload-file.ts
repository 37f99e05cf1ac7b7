import type { HonoRequest } from "hono";
import { z } from "zod";
import type { Sandbox } from "../parts/sandbox";
import { retentionMs } from "../signing/create-signing";
import { digestPattern } from "../signing/upload-digest";
import { newToken } from "../base/tokens";
import { optional, text, webAddress } from "../domain/body-fields";
import { checkBody } from "../http/check-body";
import { ApiError, uploadRefused } from "../http/errors";
import { createIncomingContent } from "./incoming-content";
import { readUploadBody } from "./read-upload-body";

const uploadBody = z.strictObject({
  file: z
    .strictObject({
      name: text(),
      digest: z.string().regex(digestPattern, "This is not a SHA-256 digest in hex."),
      url: optional(webAddress()),
      content: optional(z.string()),
    })
    .refine(({ url, content }) => (url === undefined) !== (content === undefined), {
      path: ["url"],
      error: "Exactly one of [url] and [content] is expected.",
    }),
});

type Parts = Pick<Sandbox, "store" | "vault" | "clock" | "uploads">;

function checkUpload(body: unknown) {
  try {
    return checkBody(uploadBody, body);
  } catch (error) {
    throw error instanceof ApiError ? uploadRefused() : error;
  }
}

/**
 * Uploads a file (docs/gateway.md#uploading-files): `content` at once, `url` by fetching it afterwards. Neither holds
 * the whole file in memory.
 *
 * @throws {ApiError} 400, without naming a field, when one is invalid or the digest is not the content's
 */
export async function uploadFile({ store, vault, clock, uploads }: Parts, request: HonoRequest) {
  const token = newToken();
  const content = createIncomingContent(() => vault.receiveUpload(token));
  try {
    const { file } = checkUpload(await readUploadBody(request, content));
    const upload = {
      ...{ token, name: file.name, digest: file.digest, url: file.url ?? null, problem: null },
      expiresAt: clock.after(retentionMs).getTime(),
    };
    if (file.content === undefined) {
      const pending = { ...upload, status: "pending" as const };
      store.uploads.insert(pending);
      uploads.start(pending);
    } else {
      if (!(await content.keep(file.digest))) throw uploadRefused();
      store.uploads.insert({ ...upload, status: "uploaded" });
    }
    return { status: "ok", token };
  } finally {
    await content.discard();
  }
}
