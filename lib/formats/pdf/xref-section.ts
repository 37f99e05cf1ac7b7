import type { PdfDict } from "./pdf-syntax";

export type XrefEntry =
  | { kind: "free" }
  | { kind: "offset"; offset: number; generation: number }
  | { kind: "compressed"; stream: number; index: number };

/**
 * One cross-reference section. `ranges` are the object numbers that it covers; `find` returns its entry for an object,
 * or `undefined` outside of them.
 */
export type XrefSection = {
  offset: number;
  trailer: PdfDict;
  isTable: boolean;
  ranges: readonly { first: number; count: number }[];
  find(objectNumber: number): Promise<XrefEntry | undefined>;
};
