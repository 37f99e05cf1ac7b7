import { isRefusal, type Refusal } from "@/lib/domain/request/refusal";
import { isTurnLine } from "@/lib/domain/validation/turn-line";
import { lastLine } from "./last-line";

/** The progress and the result of validating a file. */
export type ValidationProgress<T> =
  | { kind: "sending"; sentBytes: number }
  /** Its turn has not come: 1 is next. */
  | { kind: "waiting"; place: number }
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
  request.onprogress = () => {
    const line = lastLine(request.responseText);
    if (isTurnLine(line)) report(line.place > 0 ? { kind: "waiting", ...line } : { kind: "checking" });
  };
  request.onload = () => report(outcomeOf<T>(request));
  request.onerror = () => report({ kind: "failed", why: "connectionLost" });
  request.onabort = () => report({ kind: "cancelled" });
  request.send(file);
  return () => request.abort();
}

function outcomeOf<T>({ status, responseText }: XMLHttpRequest): ValidationProgress<T> {
  const answer = lastLine(responseText);
  if (status === 200 && !isRefusal(answer) && !("failed" in answer))
    return { kind: "done", answer: answer as T };
  return { kind: "failed", why: isRefusal(answer) ? answer : "failed" };
}
