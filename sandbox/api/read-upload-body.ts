import type { HonoRequest } from "hono";
import { Readable } from "node:stream";
import { maximumUploadBytes } from "../signing/upload-digest";
import { maximumRest, type ContentSink } from "../http/content-field";
import { ApiError } from "../http/errors";
import { formWithoutContent } from "./form-without-content";
import { jsonWithoutContent } from "./json-without-content";
import { multipartFields } from "../http/multipart-fields";
import { bytesOf, fromJson, kindOfBody, nested } from "../http/read-body";

/** Room for the largest file in urlencoded base64, whose `+`, `/` and `=` take three letters, and for the rest. */
const maximumBodyBytes = maximumUploadBytes * 1.5 + maximumRest;

/**
 * Reads a body in any of the forms that `readBody` takes, but gives `file[content]` to a sink as it comes, whatever the
 * size. A mark stands for it in the answer.
 *
 * @throws {ApiError} 400 when the body is not what its content type says, 413 when it is too long
 */
export async function readUploadBody(request: HonoRequest, sink: ContentSink): Promise<unknown> {
  const { kind, contentType } = kindOfBody(request);
  const body = Readable.from(limited(bytesOf(request)), { objectMode: false });
  switch (kind) {
    case "multipart":
      return nested(await multipartFields(body, contentType, sink));
    case "urlencoded":
      return nested(new URLSearchParams(await formWithoutContent(body, sink)));
    case "json":
      return fromJson(await jsonWithoutContent(body, sink));
  }
}

async function* limited(body: Readable): AsyncGenerator<Uint8Array> {
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > maximumBodyBytes) throw new ApiError(413, "The request is too large", 413);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(400, "The body broke off", 400);
  }
}
