import { z } from "zod";
import type { Sandbox } from "../sandbox";
import { retentionMs } from "../signing/create-signing";
import { digestPattern } from "../signing/upload-digest";
import { newToken } from "../tokens";
import { optional, text, webAddress } from "./body-fields";
import { checkBody } from "./check-body";
import { decodeContent } from "./given-file";

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

/**
 * Takes a file in (the gateway's document, 1): `content` at once, `url` by fetching it afterwards.
 *
 * @throws {ApiError} 400 when a field is wrong or the content's digest is not the one given
 */
export async function uploadFile({ store, vault, clock, uploads }: Parts, body: unknown) {
  const { file } = checkBody(uploadBody, body);
  const upload = {
    ...{ token: newToken(), name: file.name, digest: file.digest, url: file.url ?? null, problem: null },
    expiresAt: clock.after(retentionMs).getTime(),
  };
  if (file.content === undefined) {
    const pending = { ...upload, status: "pending" as const };
    store.uploads.insert(pending);
    uploads.start(pending);
  } else {
    await vault.saveUpload(upload.token, decodeContent(file.content, file.digest));
    store.uploads.insert({ ...upload, status: "uploaded" });
  }
  return { status: "ok", token: upload.token };
}
