import { isRefusal, type Refusal } from "@/lib/domain/request/refusal";

/** The progress and the result of validating a file. */
export type ValidationProgress<T> =
  | { kind: "sending"; sentBytes: number }
  | { kind: "checking" | "cancelled" }
  | { kind: "done"; answer: T }
  | { kind: "failed"; why: Refusal | "connectionLost" | "failed" };

/**
 * Sends a file to be validated as the raw body, by XMLHttpRequest, because fetch reports no upload progress.
 *
 * @param report is called with the progress and the outcome
 * @returns a function that cancels the request
 */
export function sendForValidation<T>(
  path: string,
  file: File,
  report: (progress: ValidationProgress<T>) => void,
): () => void {
  const request = new XMLHttpRequest();
  request.open("POST", path);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
  request.setRequestHeader("x-file-size", String(file.size));
  request.upload.onprogress = ({ loaded }) => report({ kind: "sending", sentBytes: loaded });
  request.upload.onload = () => report({ kind: "checking" });
  request.onload = () => report(outcomeOf<T>(request));
  request.onerror = () => report({ kind: "failed", why: "connectionLost" });
  request.onabort = () => report({ kind: "cancelled" });
  request.send(file);
  return () => request.abort();
}

function outcomeOf<T>({ status, responseText }: XMLHttpRequest): ValidationProgress<T> {
  const answer = parse(responseText);
  if (status === 200) return { kind: "done", answer: answer as T };
  return { kind: "failed", why: isRefusal(answer) ? answer : "failed" };
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
