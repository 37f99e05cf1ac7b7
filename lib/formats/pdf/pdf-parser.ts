import { sizeLimits, TooComplex } from "../reading-budget";
import { decodeEscapes, endOfLiteral } from "./literal-string";
import { isDigit, kindOf, regular } from "./pdf-characters";
import { PdfScanner } from "./pdf-scanner";
import {
  type PdfArray,
  type PdfDict,
  type PdfName,
  type PdfRef,
  type PdfSpan,
  type PdfString,
  PdfSyntaxError,
  type PdfValue,
  PdfWindowEnd,
} from "./pdf-syntax";

/** Words that can be inside no object: where one is, the object before it is cut off. */
const structure = /^(?:obj|endobj|stream|endstream|xref|trailer|startxref)$/;

const maxReferenceDigits = 10;
const maxGenerationDigits = 5;

/** Values that take much more memory than a number count this often. */
const weightOfArray = 2;
const weightOfDict = 4;
const weightOfString = 4;

function keepDoubtful(dict: PdfDict, key: string, value: PdfValue): void {
  dict.doubtful ??= new Map();
  const values = dict.doubtful.get(key) ?? [];
  values.push(value);
  dict.doubtful.set(key, values);
}

/** Reads objects (ISO 32000-2, 7.3) out of a window of a file, or out of an object stream. */
export class PdfParser extends PdfScanner {
  /** How many values have been read since this was last set to 0, by their weight in memory. */
  values = 0;

  /**
   * @throws {PdfWindowEnd} when the window is too short
   * @throws {PdfSyntaxError} when there is no object
   * @throws {TooComplex} when it has too many values, or too many inside one another
   */
  readValue(depth = 0): PdfValue {
    if (depth > sizeLimits.nesting) throw new TooComplex("nesting");
    this.skipSpace();
    this.count(1);
    switch (this.peek()) {
      case 0x2f: // /
        return this.readName();
      case 0x28: // (
        return this.readLiteralString();
      case 0x5b: // [
        return this.readArray(depth);
      case 0x3c: // <
        return this.peek(1) === 0x3c ? this.readDict(depth) : this.readHexString();
      default:
        return this.readNumberOrKeyword();
    }
  }

  private count(weight: number): void {
    this.values += weight;
    if (this.values > sizeLimits.values) throw new TooComplex("values");
  }

  private readNumberOrKeyword(): PdfValue {
    const start = this.position;
    const digitsOnly = this.readDigits(maxReferenceDigits);
    if (digitsOnly !== undefined) return this.readRest(digitsOnly) ?? digitsOnly;
    const word = this.readWord();
    if (word === "true") return true;
    if (word === "false") return false;
    if (structure.test(word)) throw new PdfSyntaxError("The object is not complete.");
    const [digits] = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)/.exec(word) ?? [];
    // Some writers put no space between a number and the end of its object.
    if (word === `${digits}endobj`) this.position = start + (digits ?? "").length;
    // Readers take what a number begins with, and null for a keyword that they do not know.
    return digits === undefined ? null : Number(digits);
  }

  /** Reads a word of at most so many digits and of nothing else, or leaves the position as it is. */
  private readDigits(maxDigits: number): number | undefined {
    const start = this.position;
    let number = 0;
    let byte = this.peek();
    for (; isDigit(byte); byte = this.peek()) {
      number = number * 10 + byte - 0x30;
      if (++this.position - start > maxDigits) break;
    }
    const digits = this.position - start;
    if (digits > 0 && digits <= maxDigits && kindOf(byte) !== regular) return number;
    this.position = start;
    return undefined;
  }

  /** Reads what makes a number a reference: `12` is a number, `12 0 R` is a reference. */
  private readRest(number: number): PdfRef | undefined {
    const start = this.position;
    this.skipSpace();
    const generation = this.readDigits(maxGenerationDigits);
    if (generation !== undefined) {
      this.skipSpace();
      const isLetter = this.peek() === 0x52;
      this.position++;
      if (isLetter && kindOf(this.peek()) !== regular) return { kind: "ref", number, generation };
    }
    this.position = start;
    return undefined;
  }

  private readName(): PdfName {
    const start = ++this.position;
    this.skipRegular();
    const written = this.bytes.toString("latin1", start, this.position);
    if (!written.includes("#")) return { kind: "name", name: written };
    const name = written.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    return { kind: "name", name };
  }

  private readArray(depth: number): PdfArray {
    this.count(weightOfArray);
    this.position++;
    const items: PdfValue[] = [];
    for (this.skipSpace(); this.peek() !== 0x5d; this.skipSpace()) items.push(this.readValue(depth + 1));
    this.position++;
    return { kind: "array", items };
  }

  private readDict(depth: number): PdfDict {
    this.count(weightOfDict);
    this.position += 2;
    const dict: PdfDict = { kind: "dict", entries: new Map() };
    for (this.skipSpace(); this.peek() !== 0x3e; this.skipSpace()) {
      if (this.peek() !== 0x2f) {
        keepDoubtful(dict, "", this.readValue(depth + 1));
        continue;
      }
      const { name } = this.readName();
      if (dict.entries.has(name)) keepDoubtful(dict, name, dict.entries.get(name) ?? null);
      this.skipSpace();
      const hasValue = this.peek() !== 0x3e;
      dict.entries.set(name, hasValue ? this.readValue(depth + 1) : null);
    }
    if (this.peek(1) !== 0x3e) throw new PdfSyntaxError("A dictionary must end with >>.");
    this.position += 2;
    return dict;
  }

  private readHexString(): PdfString {
    this.count(weightOfString);
    const start = this.position;
    const end = this.bytes.indexOf(0x3e, start);
    this.position = end < 0 ? this.bytes.length : end + 1;
    if (end < 0) throw new PdfWindowEnd("The object is cut off.");
    const written = this.bytes.toString("latin1", start + 1, end).replace(/[\0\t\n\f\r ]+/g, "");
    if (!/^[0-9a-fA-F]*$/.test(written))
      throw new PdfSyntaxError("A hexadecimal string has other characters.");
    const bytes = Buffer.from(written.length % 2 ? `${written}0` : written, "hex");
    return { kind: "string", bytes, hexDigits: written.length, span: this.spanFrom(start) };
  }

  private readLiteralString(): PdfString {
    this.count(weightOfString);
    const start = this.position;
    const { end, hasEscapes } = endOfLiteral(this.bytes, start);
    this.position = end < 0 ? this.bytes.length : end;
    if (end < 0) throw new PdfWindowEnd("The object is cut off.");
    const written = this.bytes.subarray(start + 1, end - 1);
    const bytes = hasEscapes ? decodeEscapes(written) : Buffer.from(written);
    return { kind: "string", bytes, hexDigits: null, span: this.spanFrom(start) };
  }

  private spanFrom(start: number): PdfSpan | null {
    return this.origin === null ? null : { start: this.origin + start, end: this.origin + this.position };
  }
}
