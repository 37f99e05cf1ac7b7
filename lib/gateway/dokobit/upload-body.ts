import type { UploadSource } from "../contract";

/**
 * The JSON body of an upload. Content is encoded as base64 while it streams, so memory does not grow with it.
 *
 * @param ended aborted when the call has ended, to close content that was not sent completely
 * @param fields further fields of the body
 */
export function uploadBody(
  source: UploadSource,
  ended?: AbortSignal,
  fields: Record<string, string> = {},
): { body: BodyInit; headers: Record<string, string> } {
  const json = { "content-type": "application/json" };
  const { name, digest } = source;
  if ("url" in source)
    return { body: JSON.stringify({ ...fields, file: { name, digest, url: source.url } }), headers: json };

  const [head, tail] = JSON.stringify({ ...fields, file: { name, digest, content: "" } }).split(
    /(?="\}\}$)/,
  ) as [string, string];
  const base64Length = 4 * Math.ceil(source.sizeBytes / 3);
  const length = Buffer.byteLength(head) + base64Length + Buffer.byteLength(tail);
  return {
    body: source.content.pipeThrough(base64Between(head, tail), { signal: ended }),
    headers: { ...json, "content-length": String(length) },
  };
}

/** Base64 works on three bytes at a time; what is left ended waits for the next chunk. */
function base64Between(head: string, tail: string): TransformStream<Uint8Array, Uint8Array> {
  let rest = Buffer.alloc(0);
  return new TransformStream({
    start: (controller) => controller.enqueue(Buffer.from(head)),
    transform(chunk, controller) {
      const bytes = Buffer.concat([rest, chunk]);
      const whole = bytes.length - (bytes.length % 3);
      rest = bytes.subarray(whole);
      controller.enqueue(Buffer.from(bytes.toString("base64", 0, whole)));
    },
    flush: (controller) => controller.enqueue(Buffer.from(rest.toString("base64") + tail)),
  });
}
