import { requireSize } from "../reading-budget";
import { PdfParser } from "./pdf-parser";
import { PdfWindowEnd } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";

const windowBytes = 64 * 1024;

/** Reads a long table from front to back, through a window that moves along. */
export class TableCursor {
  private syntax = new PdfParser(Buffer.alloc(0), 0);
  private windowEnd: number;
  private windowLength = 0;

  constructor(
    private readonly source: PdfSource,
    private windowStart: number,
  ) {
    this.windowEnd = windowStart;
  }

  /** The offset in the file of what comes next. */
  get offset(): number {
    return this.windowStart + this.syntax.position;
  }

  /**
   * Reads the next item of the table.
   *
   * @throws {PdfSyntaxError} when it is cut off by the end of the file
   */
  async read<T>(readItem: (syntax: PdfParser) => T): Promise<T> {
    for (;;) {
      const start = this.syntax.position;
      try {
        return readItem(this.syntax);
      } catch (error) {
        if (!(error instanceof PdfWindowEnd) || this.windowEnd >= this.source.size) throw error;
        await this.moveWindow(start);
      }
    }
  }

  /** Lets the window begin at this position; it grows when that is where it begins already. */
  private async moveWindow(position: number): Promise<void> {
    this.windowLength = position > 0 || this.windowLength === 0 ? windowBytes : this.windowLength * 8;
    requireSize("objectBytes", this.windowLength);
    this.windowStart += position;
    const bytes = await this.source.read(this.windowStart, this.windowLength);
    this.source.budget.spend("parsedBytes", bytes.length);
    this.windowEnd = this.windowStart + bytes.length;
    this.syntax = new PdfParser(bytes, this.windowStart);
  }
}
