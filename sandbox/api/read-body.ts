import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import type { HonoRequest } from "hono";
import { listsFromNumberedObjects, nestBracketKeys } from "./bracket-keys";
import { ApiError } from "./errors";

/**
 * Reads the body of a call in any of the forms that the gateway takes (its document, "Base"): JSON, urlencoded or
 * multipart with bracket keys. Lists come out as lists, whichever way they were written. An empty body is an empty object.
 *
 * @throws {ApiError} 400 when the body is not what its content type says
 */
export async function readBody(request: HonoRequest): Promise<unknown> {
  return listsFromNumberedObjects(await parse(request));
}

async function parse(request: HonoRequest): Promise<unknown> {
  const contentType = request.header("content-type") ?? "";
  const kind = contentType.toLowerCase();
  if (kind.startsWith("multipart/form-data"))
    return nestBracketKeys(await multipartFields(request, contentType));
  const text = await request.text();
  if (text.trim() === "") return {};
  if (kind.startsWith("application/x-www-form-urlencoded")) return nestBracketKeys(new URLSearchParams(text));
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError(400, "The body is not JSON", 400);
  }
}

/**
 * The fields in their order. Not the platform's own `formData()`: it refuses what clients in the field send, such as
 * boundaries with spaces and names without quotes. Some send each value as a part with a file name: its text is the value.
 */
async function multipartFields(request: HonoRequest, contentType: string): Promise<[string, string][]> {
  const fields: [string, string][] = [];
  const headers: BusboyHeaders = { "content-type": contentType };
  await new Promise<void>((resolve, reject) => {
    const refuse = () => reject(new ApiError(400, "The body is not multipart/form-data", 400));
    try {
      const parser = new Busboy({ headers, limits: { fieldSize: Infinity, fields: 10_000 } });
      parser.on("field", (name, value) => fields.push([name, value]));
      parser.on("file", (name, stream) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => fields.push([name, Buffer.concat(chunks).toString("utf8")]));
      });
      parser.on("finish", resolve);
      parser.on("error", refuse);
      const body = request.raw.body as ReadableStream<Uint8Array> | null;
      if (body) Readable.fromWeb(body).on("error", reject).pipe(parser);
      else refuse();
    } catch {
      refuse();
    }
  });
  return fields;
}
