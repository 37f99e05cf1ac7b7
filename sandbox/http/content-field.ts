import { namesIn } from "./bracket-keys";
import { ApiError } from "./errors";

/** Receives the `content` of a body's `file` in pieces. A repeated field replaces the earlier one. */
export type ContentSink = { begin(): Promise<void>; write(base64: string): Promise<void> };

/** Stands in the body for content that went to a sink. */
export const contentPlaceholder = "(content)";

/** Whether these names, outermost first, are those of the field that goes to the sink. */
export const isContentPath = (names: readonly string[]) =>
  names.length === 2 && names[0] === "file" && names[1] === "content";

export const isContentKey = (key: string) => isContentPath(namesIn(key));

/** Maximum length of a body without its content. */
export const maxRestLength = 1024 * 1024;

/** @throws {ApiError} 413 when a body without its content is too long */
export function checkRestLength(length: number): void {
  if (length > maxRestLength) throw new ApiError(413, "The request is too large", 413);
}
