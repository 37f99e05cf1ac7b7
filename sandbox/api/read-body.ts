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
  const contentType = request.header("content-type")?.toLowerCase() ?? "";
  if (contentType.startsWith("multipart/form-data")) return nestBracketKeys(await multipartFields(request));
  const text = await request.text();
  if (text.trim() === "") return {};
  if (contentType.startsWith("application/x-www-form-urlencoded"))
    return nestBracketKeys(new URLSearchParams(text));
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError(400, "The body is not JSON", 400);
  }
}

async function multipartFields(request: HonoRequest): Promise<[string, string][]> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw new ApiError(400, "The body is not multipart/form-data", 400);
  }
  // Some clients send every value as a part with a file name: its text is the value all the same.
  return Promise.all(
    [...form].map(async ([name, value]): Promise<[string, string]> => [
      name,
      typeof value === "string" ? value : await value.text(),
    ]),
  );
}
