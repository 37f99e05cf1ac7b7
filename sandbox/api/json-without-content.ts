import { pipeline as pipe, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parser, type Token } from "stream-json/parser.js";
import stringer from "stream-json/stringer.js";
import { contentPlaceholder, isContentPath, checkRestLength, type ContentSink } from "../http/content-field";
import { ApiError } from "../http/errors";

/**
 * Reads a JSON body whose `file.content` goes to a sink, so that it is never in memory as a whole.
 *
 * @returns the JSON with a placeholder for the content
 * @throws {ApiError} 400 when it is not JSON, 413 when the body without its content is too long
 */
export async function jsonWithoutContent(body: Readable, sink: ContentSink): Promise<string> {
  const toText = stringer.asStream({ useKeyValues: true, useNumberValues: true });
  return pipeline(divertContent(tokensOf(body), sink), toText, async (pieces: AsyncIterable<unknown>) => {
    let text = "";
    for await (const piece of pieces) {
      text += String(piece);
      checkRestLength(text.length);
    }
    return text;
  });
}

/** The tokens of a JSON body; none if it is empty. */
async function* tokensOf(body: Readable): AsyncGenerator<Token> {
  const tokens = parser.asStream({ packStrings: false, streamKeys: false, streamNumbers: false });
  let isBlank = true;
  body.on("data", (chunk: Buffer) => (isBlank &&= chunk.toString("latin1").trim() === ""));
  // An error of the body stream also fails the token stream, and is thrown where the tokens are read.
  pipe(body, tokens, () => undefined);
  try {
    yield* tokens as AsyncIterable<Token>;
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (!isBlank) throw new ApiError(400, "The body is not JSON", 400);
  }
}

async function* divertContent(tokens: AsyncIterable<Token>, sink: ContentSink): AsyncGenerator<Token> {
  /** The current key of each open object; empty for an open array. */
  const keys: string[] = [];
  let state: "outside" | "begun" | "replaced" = "outside";
  for await (const token of tokens) {
    if (token.name === "startObject" || token.name === "startArray") keys.push("");
    if (token.name === "endObject" || token.name === "endArray") keys.pop();
    if (token.name === "keyValue") keys.splice(-1, 1, token.value);
    if (token.name === "startString" && isContentPath(keys)) {
      await sink.begin();
      state = "begun";
    }
    if (token.name === "endString") state = "outside";
    if (token.name === "stringChunk" && state !== "outside") {
      await sink.write(token.value);
      if (state === "begun") yield { name: "stringChunk", value: contentPlaceholder };
      state = "replaced";
    } else yield token;
  }
}
