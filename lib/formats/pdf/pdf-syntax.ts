/** A name object, without its slash and with its #xx escapes decoded. */
export type PdfName = { kind: "name"; name: string };
/**
 * A string object. `hexDigits` is the number of digits of a hexadecimal string, and null for a literal one; `span` is
 * its position in the file, including delimiters, or null inside an object stream.
 */
export type PdfString = { kind: "string"; bytes: Buffer; hexDigits: number | null; span: PdfSpan | null };
export type PdfSpan = { start: number; end: number };
export type PdfRef = { kind: "ref"; number: number; generation: number };
export type PdfArray = { kind: "array"; items: PdfValue[] };
export type PdfDict = { kind: "dict"; entries: Map<string, PdfValue> };
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfArray | PdfDict;

/** The bytes are not the PDF syntax that is expected there. */
export class PdfSyntaxError extends Error {
  override name = "PdfSyntaxError";
}

/** The object continues after the end of the window: the caller reads more and starts over. */
export class PdfWindowEnd extends PdfSyntaxError {
  override name = "PdfWindowEnd";
}

const space = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const delimiters = new Set([..."()<>[]{}/%"].map((char) => char.charCodeAt(0)));
const maxNesting = 64;
const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/**
 * Reads objects (ISO 32000-2, 7.3) out of a window of a file.
 *
 * `origin` is the offset of the window in the file, or null inside an object stream.
 */
export class PdfSyntax {
  position = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly origin: number | null,
  ) {}

  /** @throws {PdfWindowEnd} when the window is too short, {PdfSyntaxError} when there is no object */
  readValue(depth = 0): PdfValue {
    if (depth > maxNesting) throw new PdfSyntaxError("Objects are nested too deeply.");
    this.skipSpace();
    switch (String.fromCharCode(this.peek())) {
      case "/":
        return this.readName();
      case "(":
        return this.readLiteralString();
      case "[":
        return this.readArray(depth);
      case "<":
        return this.peek(1) === 0x3c ? this.readDict(depth) : this.readHexString();
      default:
        return this.readNumberOrKeyword();
    }
  }

  /** The next run of regular characters: a number or a keyword such as `obj`. */
  readWord(): string {
    this.skipSpace();
    const start = this.position;
    while (!space.has(this.peek()) && !delimiters.has(this.peek())) this.position++;
    if (this.position === start) throw new PdfSyntaxError("A word was expected.");
    return this.bytes.toString("latin1", start, this.position);
  }

  readInteger(): number {
    const word = this.readWord();
    if (!/^\d{1,15}$/.test(word)) throw new PdfSyntaxError("A whole number was expected.");
    return Number(word);
  }

  skipSpace(): void {
    for (;;) {
      while (space.has(this.peek())) this.position++;
      if (this.peek() !== 0x25) return;
      while (this.peek() !== 0x0a && this.peek() !== 0x0d) this.position++;
    }
  }

  private peek(ahead = 0): number {
    const byte = this.bytes[this.position + ahead];
    if (byte === undefined) throw new PdfWindowEnd("The object is cut off.");
    return byte;
  }

  private readNumberOrKeyword(): PdfValue {
    const word = this.readWord();
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    if (!numberPattern.test(word)) throw new PdfSyntaxError("No object begins like this.");
    const number = Number(word);
    return /^\d{1,10}$/.test(word) ? (this.readRest(number) ?? number) : number;
  }

  /** Reads what makes a number a reference: `12` is a number, `12 0 R` is a reference. */
  private readRest(number: number): PdfRef | undefined {
    const start = this.position;
    this.skipSpace();
    if (this.peek() >= 0x30 && this.peek() <= 0x39) {
      const generation = this.readWord();
      this.skipSpace();
      const isRef = /^\d{1,5}$/.test(generation) && this.peek() === 0x52;
      if (isRef && this.readWord() === "R") return { kind: "ref", number, generation: Number(generation) };
    }
    this.position = start;
    return undefined;
  }

  private readName(): PdfName {
    const start = ++this.position;
    while (!space.has(this.peek()) && !delimiters.has(this.peek())) this.position++;
    const written = this.bytes.toString("latin1", start, this.position);
    const name = written.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    return { kind: "name", name };
  }

  private readArray(depth: number): PdfArray {
    this.position++;
    const items: PdfValue[] = [];
    for (this.skipSpace(); this.peek() !== 0x5d; this.skipSpace()) items.push(this.readValue(depth + 1));
    this.position++;
    return { kind: "array", items };
  }

  private readDict(depth: number): PdfDict {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (this.skipSpace(); this.peek() !== 0x3e; this.skipSpace()) {
      if (this.peek() !== 0x2f) throw new PdfSyntaxError("A dictionary's key must be a name.");
      const { name } = this.readName();
      // PDF readers disagree about which of two equal keys counts, so such a file is ambiguous.
      if (entries.has(name)) throw new PdfSyntaxError("A dictionary has a key twice.");
      entries.set(name, this.readValue(depth + 1));
    }
    if (this.peek(1) !== 0x3e) throw new PdfSyntaxError("A dictionary must end with >>.");
    this.position += 2;
    return { kind: "dict", entries };
  }

  private readHexString(): PdfString {
    const start = this.position;
    while (this.peek() !== 0x3e) this.position++;
    const written = this.bytes.toString("latin1", start + 1, this.position++).replace(/[\0\t\n\f\r ]/g, "");
    if (!/^[0-9a-fA-F]*$/.test(written))
      throw new PdfSyntaxError("A hexadecimal string has other characters.");
    const bytes = Buffer.from(written.length % 2 ? `${written}0` : written, "hex");
    return { kind: "string", bytes, hexDigits: written.length, span: this.spanFrom(start) };
  }

  private readLiteralString(): PdfString {
    const start = this.position++;
    let written = "";
    for (let depth = 1; depth > 0;) {
      const char = String.fromCharCode(this.peek());
      this.position++;
      if (char === "(") depth++;
      if (char === ")") depth--;
      if (depth > 0) written += char === "\\" ? this.readEscape() : char;
    }
    return {
      kind: "string",
      bytes: Buffer.from(written, "latin1"),
      hexDigits: null,
      span: this.spanFrom(start),
    };
  }

  private readEscape(): string {
    let octal = "";
    while (octal.length < 3 && this.peek() >= 0x30 && this.peek() <= 0x37) {
      octal += String.fromCharCode(this.peek());
      this.position++;
    }
    if (octal) return String.fromCharCode(parseInt(octal, 8) & 0xff);
    const char = String.fromCharCode(this.peek());
    this.position++;
    if (char === "\r" && this.peek() === 0x0a) this.position++;
    return char === "\r" || char === "\n" ? "" : (escapes[char] ?? char);
  }

  private spanFrom(start: number): PdfSpan | null {
    return this.origin === null ? null : { start: this.origin + start, end: this.origin + this.position };
  }
}
