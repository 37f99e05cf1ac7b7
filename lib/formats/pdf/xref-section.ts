import type { PdfDict } from "./pdf-syntax";
import type { XrefEntries, XrefRange } from "./xref-entries";

/** One cross-reference section. `ranges` are the object numbers that it covers, `end` is the offset behind it. */
export type XrefSection = {
  offset: number;
  end: number;
  trailer: PdfDict;
  isTable: boolean;
  ranges: readonly XrefRange[];
  /** @throws {PdfSyntaxError} when they are damaged, {TooComplex} when there are too many */
  readEntries(): Promise<XrefEntries>;
};
