import { isRefusal } from "@/lib/domain/request/refusal";
import type { UploadChange } from "./upload-state";

/**
 * Sends one file as the raw body, by XMLHttpRequest, because fetch reports no upload progress.
 *
 * @param documentId the draft to add the file to
 * @param report is called with the progress and the outcome
 * @returns a function that cancels the upload
 */
export function sendFile(
  { file, documentId }: { file: File; documentId?: string },
  report: (change: UploadChange) => void,
): () => void {
  const request = new XMLHttpRequest();
  const startedAt = performance.now();
  request.open("POST", "/api/uploads");
  request.setRequestHeader("content-type", "application/octet-stream");
  request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
  request.setRequestHeader("x-file-size", String(file.size));
  if (documentId) request.setRequestHeader("x-document-id", documentId);
  request.upload.onprogress = ({ loaded }) => {
    const seconds = (performance.now() - startedAt) / 1000;
    report({ sentBytes: loaded, bytesPerSecond: seconds > 0 ? loaded / seconds : 0 });
  };
  request.onload = () => report({ state: outcomeOf(request) });
  request.onerror = () => report({ state: { kind: "failed", why: "connectionLost" } });
  request.onabort = () => report({ state: { kind: "cancelled" } });
  request.send(file);
  return () => request.abort();
}

function outcomeOf(request: XMLHttpRequest) {
  const body = parse(request.responseText);
  if (request.status === 201 && typeof body.id === "string")
    return { kind: "done", documentId: body.id } as const;
  return { kind: "failed", why: isRefusal(body) ? body : "failed" } as const;
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
