import type { z } from "zod";
import { fieldErrorCode, fieldName, validationError, type FieldError } from "./errors";

/**
 * Validates a body by a call's schema.
 *
 * @throws {ApiError} 400 with an error for each invalid, missing or unexpected field
 */
export function checkBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw validationError(parsed.error.issues.flatMap((issue) => fieldErrorsOf(issue, body)));
}

function fieldErrorsOf(issue: z.core.$ZodIssue, body: unknown): FieldError[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      message: "This field was not expected.",
      error_code: fieldErrorCode.unexpected,
      field: fieldName([...path, key]),
    }));
  }
  const field = fieldName(path);
  if (path.length > 0 && valueAt(body, path) === undefined) {
    return [
      { message: `${fieldName(path.slice(-1))} is missing`, error_code: fieldErrorCode.missing, field },
    ];
  }
  return [{ message: issue.message, error_code: fieldErrorCode.invalid, field }];
}

const valueAt = (body: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>(
    (value, name) => (typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined),
    body,
  );
