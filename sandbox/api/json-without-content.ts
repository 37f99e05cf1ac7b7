import { pipeline as pipe, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parser, type Token } from "stream-json/parser.js";
import stringer from "stream-json/stringer.js";
import { contentMark, leadToContent, refuseLongRest, type ContentSink } from "../http/content-field";
import { ApiError } from "../http/errors";

/**
 * Reads a JSON body whose `file.content` goes to a sink, so that it is never held whole.
 *
 * @returns the JSON with a mark in the content's place
 * @throws {ApiError} 400 when it is not JSON, 413 when it is too long without the content
 */
export async function jsonWithoutContent(body: Readable, sink: ContentSink): Promise<string> {
  const toText = stringer.asStream({ useKeyValues: true, useNumberValues: true });
  return pipeline(divertContent(tokensOf(body), sink), toText, async (pieces: AsyncIterable<unknown>) => {
    let text = "";
    for await (const piece of pieces) {
      text += String(piece);
      refuseLongRest(text.length);
    }
    return text;
  });
}

/** An empty body has no tokens. */
async function* tokensOf(body: Readable): AsyncGenerator<Token> {
  const tokens = parser.asStream({ packStrings: false, streamKeys: false, streamNumbers: false });
  let isBlank = true;
  body.on("data", (chunk: Buffer) => (isBlank &&= chunk.toString("latin1").trim() === ""));
  // What breaks the body breaks the tokens too, and is thrown where those are read.
  pipe(body, tokens, () => undefined);
  try {
    yield* tokens as AsyncIterable<Token>;
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (!isBlank) throw new ApiError(400, "The body is not JSON", 400);
  }
}

async function* divertContent(tokens: AsyncIterable<Token>, sink: ContentSink): AsyncGenerator<Token> {
  /** The key at which each open object stands; for a list one that leads nowhere. */
  const keys: string[] = [];
  let state: "outside" | "begun" | "marked" = "outside";
  for await (const token of tokens) {
    if (token.name === "startObject" || token.name === "startArray") keys.push("");
    if (token.name === "endObject" || token.name === "endArray") keys.pop();
    if (token.name === "keyValue") keys.splice(-1, 1, token.value);
    if (token.name === "startString" && leadToContent(keys)) {
      await sink.begin();
      state = "begun";
    }
    if (token.name === "endString") state = "outside";
    if (token.name === "stringChunk" && state !== "outside") {
      await sink.write(token.value);
      if (state === "begun") yield { name: "stringChunk", value: contentMark };
      state = "marked";
    } else yield token;
  }
}
