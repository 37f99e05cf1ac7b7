import type { Context } from "hono";
import { errorCode, rawMessages } from "../domain/error-code";
import { UnusableContainerError } from "../asic/container";
import { MissingEvidenceError } from "../domain/document-format";
import { UnusablePdfError } from "../pades/open-pdf";
import type { ErrorReporter } from "../parts/sandbox";
import { HTTPException } from "hono/http-exception";

/** An invalid field, as the gateway reports it (docs/gateway.md#errors). */
export type FieldError = { message: string; error_code: number; field: string };

/**
 * Why a field is invalid. Only "not found" is known from the vendor (docs/gateway.md#errors); the other codes are this
 * sandbox's own, so that clients can be tested without reading messages.
 */
export const fieldErrorCode = { notFound: 1, missing: 2, invalid: 3, unexpected: 4 } as const;

type ErrorStatus = 400 | 403 | 404 | 413 | 500;

/** An error answer (docs/gateway.md#errors). */
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

const validationMessage = "Data validation failed";
const validationCode = 10_000;

/** HTTP 400 with the invalid fields. */
export const validationError = (errors: FieldError[]) =>
  new ApiError(400, validationMessage, validationCode, errors);

/** HTTP 400 for one field; `path` as in `["files", 0, "token"]`. */
export const fieldError = (
  path: readonly PropertyKey[],
  message: string,
  code: number = fieldErrorCode.invalid,
) => validationError([{ message, error_code: code, field: fieldName(path) }]);

/** HTTP 400 for a refused upload, which the gateway answers without naming a field (docs/gateway.md#uploading-files). */
export const uploadRefused = () => new ApiError(400, "Data validation error", validationCode);

/** HTTP 404 for an unknown token. */
export const notFound = (message: string) => new ApiError(404, message, 404);

/** HTTP 404 for an unknown signing (docs/gateway.md#errors). */
export const signingNotFound = () =>
  new ApiError(404, validationMessage, validationCode, [
    {
      message: "Signing with such token not found.",
      error_code: fieldErrorCode.notFound,
      field: fieldName(["token"]),
    },
  ]);

/** A path as the gateway writes it: `[files][0][token]`. */
export const fieldName = (path: readonly PropertyKey[]) => path.map((part) => `[${String(part)}]`).join("");

/**
 * Answers with the error that a call threw. Unexpected errors are reported, and answered with the vendor's message
 * for a 500.
 */
export function answerError(context: Context, thrown: Error, report: ErrorReporter) {
  const error = asApiError(thrown, report);
  const { status, message, code, errors } = error;
  if (status === 500) return context.json({ message, error_code: code }, status);
  return context.json({ status: "error", message, code, ...(errors ? { errors } : {}) }, status);
}

function asApiError(thrown: Error, report: ErrorReporter): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof UnusablePdfError || thrown instanceof MissingEvidenceError)
    return fieldError(["file"], thrown.message);
  if (thrown instanceof UnusableContainerError) return fieldError(["files"], thrown.message);
  if (thrown instanceof HTTPException && thrown.status === 413) {
    return new ApiError(413, "The request is too large", 413);
  }
  report("A call failed", thrown);
  return new ApiError(500, rawMessages[errorCode.technical], errorCode.technical);
}
