import type { HonoRequest } from "hono";
import { Readable } from "node:stream";
import { maxUploadBytes } from "../signing/upload-digest";
import { maxRestLength, type ContentSink } from "../http/content-field";
import { ApiError } from "../http/errors";
import { formWithoutContent } from "./form-without-content";
import { jsonWithoutContent } from "./json-without-content";
import { multipartFields } from "../http/multipart-fields";
import { bytesOf, fromJson, kindOfBody, nestFields } from "../http/read-body";

/**
 * Enough for the largest file as urlencoded base64, where `+`, `/` and `=` take three characters each, and for the
 * other fields.
 */
const maxBodyBytes = maxUploadBytes * 1.5 + maxRestLength;

/**
 * Reads a body as `readBody` does, but streams `file[content]` to a sink and returns a placeholder in its place.
 *
 * @throws {ApiError} 400 when the body does not match its content type, 413 when it is too long
 */
export async function readUploadBody(request: HonoRequest, sink: ContentSink): Promise<unknown> {
  const { kind, contentType } = kindOfBody(request);
  const body = Readable.from(limited(bytesOf(request)), { objectMode: false });
  switch (kind) {
    case "multipart":
      return nestFields(await multipartFields(body, contentType, sink));
    case "urlencoded":
      return nestFields(new URLSearchParams(await formWithoutContent(body, sink)));
    case "json":
      return fromJson(await jsonWithoutContent(body, sink));
  }
}

async function* limited(body: Readable): AsyncGenerator<Uint8Array> {
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > maxBodyBytes) throw new ApiError(413, "The request is too large", 413);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(400, "The body broke off", 400);
  }
}
