import { SaxesParser, type SaxesTagNS } from "saxes";
import { ListFault } from "./list-fault";

export type XmlTag = SaxesTagNS;
export type TextRange = { start: number; end: number };

type XmlHandlers = {
  /** @param range where the tag is in the text */
  onOpen(tag: XmlTag, range: TextRange): void;
  /** @param end where the tag ends in the text */
  onClose(tag: XmlTag, end: number): void;
  onText(text: string): void;
  onInstruction?(target: string, body: string): void;
};

const maxDepth = 100;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Decodes a file of XML, which has to be UTF-8. @throws {ListFault} for anything else */
export function decodeXml(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new ListFault("not_parsable", { cause });
  }
}

/**
 * Reads XML from its beginning to its end, without keeping it: a list of 8 MB takes no more memory than its text. A
 * DOCTYPE is refused, as its entities would let the same bytes mean different things.
 *
 * @throws {ListFault} for text that is not well-formed, another encoding, a DOCTYPE, or very deep nesting
 * @throws what a handler throws
 */
export function scanXml(text: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  const refuse = (cause?: Error) => {
    throw new ListFault("not_parsable", { cause });
  };
  parser.on("error", refuse);
  parser.on("doctype", () => refuse());
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding && encoding.toLowerCase() !== "utf-8") refuse();
  });
  parser.on("opentag", (tag) => {
    if (++depth > maxDepth) refuse();
    // "<" stands nowhere inside a tag (XML 1.0, 2.4).
    handlers.onOpen(tag, { start: text.lastIndexOf("<", parser.position - 1), end: parser.position });
  });
  parser.on("closetag", (tag) => {
    depth--;
    handlers.onClose(tag, parser.position);
  });
  parser.on("text", handlers.onText);
  parser.on("cdata", handlers.onText);
  parser.on("processinginstruction", ({ target, body }) => handlers.onInstruction?.(target, body));
  parser.write(text).close();
}
