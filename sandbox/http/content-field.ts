import { namesIn } from "./bracket-keys";
import { ApiError } from "./errors";

/** What takes the `content` of a body's `file`, piece by piece; should the field come again, the last one counts. */
export type ContentSink = { begin(): Promise<void>; write(base64: string): Promise<void> };

/** Stands in the body for content that went to a sink. */
export const contentMark = "(content)";

/** Whether these names, from the outermost, are those of the field that goes to the sink. */
export const leadToContent = (names: readonly string[]) =>
  names.length === 2 && names[0] === "file" && names[1] === "content";

export const isContentKey = (key: string) => leadToContent(namesIn(key));

/** All that a body may hold besides the content. */
export const maximumRest = 1024 * 1024;

/** @throws {ApiError} 413 when what has come of a body, without its content, is too long */
export function refuseLongRest(length: number): void {
  if (length > maximumRest) throw new ApiError(413, "The request is too large", 413);
}
