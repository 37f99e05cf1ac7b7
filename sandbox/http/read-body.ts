import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { HonoRequest } from "hono";
import { listsFromNumberedObjects, nestBracketKeys } from "./bracket-keys";
import { ApiError } from "./errors";
import { multipartFields } from "./multipart-fields";

/** The forms in which the gateway takes a body (its document, "Base"). */
export type BodyKind = "json" | "urlencoded" | "multipart";

/**
 * Reads the body of a call in any of the forms that the gateway takes: JSON, urlencoded or multipart with bracket keys.
 * Lists come out as lists, whichever way they were written. An empty body is an empty object.
 *
 * @throws {ApiError} 400 when the body is not what its content type says
 */
export async function readBody(request: HonoRequest): Promise<unknown> {
  const { kind, contentType } = kindOfBody(request);
  if (kind === "multipart") return nested(await multipartFields(bytesOf(request), contentType));
  const text = await request.text();
  return kind === "urlencoded" ? nested(new URLSearchParams(text)) : fromJson(text);
}

export function kindOfBody(request: HonoRequest): { kind: BodyKind; contentType: string } {
  const contentType = request.header("content-type") ?? "";
  const type = contentType.toLowerCase();
  if (type.startsWith("multipart/form-data")) return { kind: "multipart", contentType };
  const isForm = type.startsWith("application/x-www-form-urlencoded");
  return { kind: isForm ? "urlencoded" : "json", contentType };
}

/** The body as it comes; of a call without one, nothing. */
export function bytesOf(request: HonoRequest): Readable {
  const body = request.raw.body as ReadableStream<Uint8Array> | null;
  return body ? Readable.fromWeb(body) : Readable.from([]);
}

export const nested = (fields: Iterable<readonly [string, string]>) =>
  listsFromNumberedObjects(nestBracketKeys(fields));

export function fromJson(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return listsFromNumberedObjects(JSON.parse(text));
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(400, "The body is not JSON", 400);
  }
}
