const types = { csv: "text/csv; charset=utf-8", json: "application/json" };

/** The response of a route that exports a list as a file. */
export function exportResponse(
  bytes: ReadableStream<Uint8Array>,
  { name, format }: { name: string; format: keyof typeof types },
): Response {
  return new Response(bytes, {
    headers: {
      "content-type": types[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
      "cache-control": "no-store",
    },
  });
}
