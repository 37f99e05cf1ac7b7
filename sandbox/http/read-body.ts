import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { HonoRequest } from "hono";
import { listsFromNumberedObjects, nestBracketKeys } from "./bracket-keys";
import { ApiError } from "./errors";
import { multipartFields } from "./multipart-fields";

/** The encodings of a request body (docs/gateway.md#authentication). */
export type BodyKind = "json" | "urlencoded" | "multipart";

/**
 * Reads the body of a call: JSON, or urlencoded or multipart with bracket keys. Lists become arrays in every
 * encoding. An empty body is an empty object.
 *
 * @throws {ApiError} 400 when the body does not match its content type
 */
export async function readBody(request: HonoRequest): Promise<unknown> {
  const { kind, contentType } = kindOfBody(request);
  if (kind === "multipart") return nestFields(await multipartFields(bytesOf(request), contentType));
  const text = await request.text();
  return kind === "urlencoded" ? nestFields(new URLSearchParams(text)) : fromJson(text);
}

export function kindOfBody(request: HonoRequest): { kind: BodyKind; contentType: string } {
  const contentType = request.header("content-type") ?? "";
  const type = contentType.toLowerCase();
  if (type.startsWith("multipart/form-data")) return { kind: "multipart", contentType };
  const isForm = type.startsWith("application/x-www-form-urlencoded");
  return { kind: isForm ? "urlencoded" : "json", contentType };
}

/** The body as a stream; empty for a call without a body. */
export function bytesOf(request: HonoRequest): Readable {
  const body = request.raw.body as ReadableStream<Uint8Array> | null;
  return body ? Readable.fromWeb(body) : Readable.from([]);
}

export const nestFields = (fields: Iterable<readonly [string, string]>) =>
  listsFromNumberedObjects(nestBracketKeys(fields));

export function fromJson(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return listsFromNumberedObjects(JSON.parse(text));
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(400, "The body is not JSON", 400);
  }
}
