import type { Context } from "hono";
import { ContainerUnusable } from "../asic/container-unusable";
import { EvidenceMissing } from "../domain/document-format";
import { PdfUnusable } from "../pades/open-pdf";
import { HTTPException } from "hono/http-exception";

/** One wrong field, in the gateway's words. */
export type FieldError = { message: string; error_code: number; field: string };

/**
 * What is wrong with a field. Only "not found" is known from the vendor ([R] in the gateway's document); the others are
 * this sandbox's own, so that a client can be tested without reading messages.
 */
export const fieldErrorCode = { notFound: 1, missing: 2, invalid: 3, unexpected: 4 } as const;

type ErrorStatus = 400 | 403 | 404 | 413 | 500;

/** An answer other than 200, in the form that the gateway's document marks with a star. */
export class ApiError extends Error {
  override name = "ApiError";

  constructor(
    readonly status: ErrorStatus,
    message: string,
    readonly code: number,
    readonly errors?: FieldError[],
  ) {
    super(message);
  }
}

/** HTTP 400 with the fields that are wrong. */
export const validationError = (errors: FieldError[]) =>
  new ApiError(400, "Data validation failed", 10_000, errors);

/** HTTP 400 for one field; `path` as in `["files", 0, "token"]`. */
export const fieldError = (
  path: readonly PropertyKey[],
  message: string,
  code: number = fieldErrorCode.invalid,
) => validationError([{ message, error_code: code, field: fieldName(path) }]);

/** HTTP 404 for a token that is not known. */
export const notFound = (message: string) => new ApiError(404, message, 404);

/** A path as the gateway writes it: `[files][0][token]`. */
export const fieldName = (path: readonly PropertyKey[]) => path.map((part) => `[${String(part)}]`).join("");

/**
 * Turns whatever a call threw into the gateway's answer. Faults of the sandbox itself are reported and answered with the
 * vendor's sentence for them.
 */
export function answerError(context: Context, thrown: Error, report: (what: string, error: unknown) => void) {
  const error = asApiError(thrown, report);
  const { status, message, code, errors } = error;
  return context.json({ status: "error", message, code, ...(errors ? { errors } : {}) }, status);
}

function asApiError(thrown: Error, report: (what: string, error: unknown) => void): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof PdfUnusable || thrown instanceof EvidenceMissing)
    return fieldError(["file"], thrown.message);
  if (thrown instanceof ContainerUnusable) return fieldError(["files"], thrown.message);
  if (thrown instanceof HTTPException && thrown.status === 413) {
    return new ApiError(413, "The request is too large", 413);
  }
  report("A call failed", thrown);
  return new ApiError(500, "We have encountered some problems. Please contact support.", 500);
}
