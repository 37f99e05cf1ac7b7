import type { Readable } from "node:stream";
import { contentPlaceholder, isContentKey, checkRestLength, type ContentSink } from "../http/content-field";

/**
 * Reads an urlencoded body whose `file[content]` goes to a sink, so that it is never in memory as a whole.
 *
 * @returns the body with a placeholder for the content
 * @throws {ApiError} 413 when the body without its content is too long
 */
export async function formWithoutContent(body: Readable, sink: ContentSink): Promise<string> {
  let rest = "";
  let field = "";
  let content: ReturnType<typeof percentDecoder> | undefined;

  async function take(piece: string) {
    if (content === undefined) {
      field += piece;
      checkRestLength(rest.length + field.length);
      const end = field.indexOf("=");
      if (end < 0 || !isContentKey(decode(field.slice(0, end)))) return;
      piece = field.slice(end + 1);
      field = field.slice(0, end + 1);
      content = percentDecoder();
      await sink.begin();
    }
    if (piece !== "" && field.endsWith("=")) field += contentPlaceholder;
    await sink.write(content(piece));
  }

  function endField() {
    rest += `${field}&`;
    field = "";
    content = undefined;
  }

  for await (const chunk of body.setEncoding("utf8")) {
    for (const [index, piece] of String(chunk).split("&").entries()) {
      if (index > 0) endField();
      await take(piece);
    }
  }
  endField();
  return rest;
}

/** Decodes a value in pieces, which may split a `%2B`. */
function percentDecoder() {
  let incomplete = "";
  return (piece: string) => {
    const text = incomplete + piece;
    incomplete = /%.?$/.exec(text)?.[0] ?? "";
    return decode(text.slice(0, text.length - incomplete.length));
  };
}

const decode = (text: string) => new URLSearchParams(`text=${text}`).get("text") ?? "";
