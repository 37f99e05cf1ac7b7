import { isDigit, kindOf, regular, space } from "./pdf-characters";
import { PdfSyntaxError, PdfWindowEnd } from "./pdf-syntax";

/**
 * Reads words (ISO 32000-2, 7.2) out of a window of a file. Every method throws {PdfWindowEnd} at the end of the window.
 *
 * `origin` is the offset of the window in the file, or null inside an object stream, which is a whole: its end ends the
 * last object.
 */
export class PdfScanner {
  position = 0;

  constructor(
    protected readonly bytes: Buffer,
    protected readonly origin: number | null,
  ) {}

  /** The next run of regular characters: a number or a keyword such as `obj`. */
  readWord(): string {
    this.skipSpace();
    const start = this.position;
    this.skipRegular();
    if (this.position === start) throw new PdfSyntaxError("A word was expected.");
    return this.bytes.toString("latin1", start, this.position);
  }

  readInteger(): number {
    const word = this.readWord();
    if (!/^\d{1,15}$/.test(word)) throw new PdfSyntaxError("A whole number was expected.");
    return Number(word);
  }

  /** Whether a keyword comes next. */
  isAtWord(word: string): boolean {
    this.skipSpace();
    return this.bytes.toString("latin1", this.position, this.position + word.length) === word;
  }

  /** The next character that is not space. */
  readLetter(): string {
    this.skipSpace();
    const letter = String.fromCharCode(this.peek());
    this.position++;
    return letter;
  }

  /** Skips what follows on the line, unless it is a number or the trailer. */
  skipRemark(): void {
    while (this.peek() === 0x20) this.position++;
    if (isDigit(this.peek()) || this.isAtLineEnd() || this.isAtWord("trailer")) return;
    while (!this.isAtLineEnd()) this.position++;
  }

  private isAtLineEnd(): boolean {
    return this.peek() === 0x0a || this.peek() === 0x0d;
  }

  skipSpace(): void {
    for (;;) {
      while (kindOf(this.peek()) === space) this.position++;
      if (this.peek() !== 0x25) return;
      while (this.peek() !== 0x0a && this.peek() !== 0x0d && this.peek() !== -1) this.position++;
    }
  }

  protected skipRegular(): void {
    while (kindOf(this.peek()) === regular) this.position++;
  }

  /** The byte at the position; -1 after the end of an object stream. */
  protected peek(ahead = 0): number {
    const at = this.position + ahead;
    if (at < this.bytes.length) return this.bytes[at] ?? -1;
    if (this.origin === null) return -1;
    throw new PdfWindowEnd("The object is cut off.");
  }
}
