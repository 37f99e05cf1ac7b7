import { raw } from "hono/html";
import type { Words } from "./words/en";

/** The words that the page's script needs. */
const wordsOfScript = (words: Words) => ({
  pagePosition: words.pagePosition,
  documentFailed: words.documentFailed,
  waitingSmartid: words.waiting.smartid,
  waitingMobile: words.waiting.mobile,
  cancelled: words.errors[7023],
  technical: words.errors[500],
});

export type ScriptWords = ReturnType<typeof wordsOfScript>;

/** The script's words as JSON for a data block; no "<" in it can end the block. */
export const pageData = (words: Words) =>
  raw(JSON.stringify(wordsOfScript(words)).replaceAll("<", "\\u003c"));
