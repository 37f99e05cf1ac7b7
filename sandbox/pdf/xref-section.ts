import type { PDFDict } from "@cantoo/pdf-lib";

/** Where an object is: at an offset, or at a place in an object stream. */
export type XrefEntry =
  | { kind: "free" }
  | { kind: "offset"; offset: number; generation: number }
  | { kind: "compressed"; stream: number; index: number };

/** A cross-reference section: entries by object number, and its trailer. */
export type XrefSection = {
  isTable: boolean;
  entries: Map<number, XrefEntry>;
  trailer: PDFDict;
  end: number;
};
