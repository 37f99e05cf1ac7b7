import { raw } from "hono/html";
import type { DocumentFile } from "./document-files";
import type { SessionAnswer } from "./session-answer";
import type { Words } from "./words/en";

/** The texts that the page's script needs. */
const wordsOfScript = (words: Words) => ({
  pagePosition: words.pagePosition,
  documentLoading: words.documentLoading,
  documentFailed: words.documentFailed,
  fileNotShown: words.fileNotShown,
  waiting: words.waiting,
  pinMalformed: words.pinMalformed,
  states: words.documentStates,
  cancelled: words.errors[7023],
  technical: words.errors[500],
});

/** The data for a page's script: its texts, the files to show, and the address of its calls. */
export type PageData = {
  words: ReturnType<typeof wordsOfScript>;
  files: Pick<DocumentFile, "kind" | "url">[];
  /** The path and the query string of the calls; null if nothing is signed on the page. */
  calls: { base: string; query: string } | null;
  /** Whether another document follows this one. */
  hasNext: boolean;
  /** The session that was started before the page was loaded and is still waiting. */
  session: (SessionAnswer & { method: string }) | null;
};

/** The page's data as JSON for a data block; "<" is escaped, as it could end the block. */
export const pageData = (words: Words, data: Omit<PageData, "words">) =>
  raw(JSON.stringify({ ...data, words: wordsOfScript(words) }).replaceAll("<", "\\u003c"));
