import { readWholeBody } from "./read-body";

/**
 * Reads a short form. `Request.formData` would hold a body of any length in memory.
 *
 * @returns `undefined` for a body that is longer than `maxBytes`, breaks off or is no form
 */
export async function readForm(request: Request, maxBytes: number): Promise<FormData | undefined> {
  try {
    const body = request.body && (await readWholeBody(request.body, maxBytes));
    if (!body) return undefined;
    const contentType = request.headers.get("content-type") ?? "";
    return await new Response(body, { headers: { "content-type": contentType } }).formData();
  } catch {
    return undefined; // the sender disconnected, or the body is no form
  }
}
