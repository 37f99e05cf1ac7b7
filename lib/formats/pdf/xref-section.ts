import type { PdfDict } from "./pdf-syntax";

export type XrefEntry =
  | { kind: "free" }
  | { kind: "offset"; offset: number; generation: number }
  | { kind: "compressed"; stream: number; index: number };

/**
 * One cross-reference section: where it stands, its trailer, and where it says an object is, if it says anything about
 * it. `ranges` are the numbers that it speaks of.
 */
export type XrefSection = {
  offset: number;
  trailer: PdfDict;
  isTable: boolean;
  ranges: readonly { first: number; count: number }[];
  find(objectNumber: number): Promise<XrefEntry | undefined>;
};
