import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";
import { isLineEnd, isRegular, isSpace } from "./characters";

/** Words that are inside no value: where one is, the value before it is cut off. */
const structure = /^(?:obj|endobj|stream|endstream|xref|trailer|startxref)$/;
const beginningOfNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)/;
const objectNumber = /^\d{1,10}$/;
const generationNumber = /^\d{1,5}$/;
const maxNesting = 500;

/**
 * Reads values (ISO 32000-2, 7.3) as viewers do: what is no key in a dictionary is skipped, a key without a value and
 * an unknown word are null, and of a number with a remark the number counts. Methods throw at what is no value at
 * all.
 */
export class ObjectParser {
  constructor(
    private readonly bytes: Buffer,
    public position: number,
    private readonly context: PDFContext,
  ) {}

  readValue(nesting = 0): PDFObject {
    if (nesting > maxNesting) throw new Error("A value is nested too deeply.");
    this.skipSpace();
    switch (this.bytes[this.position]) {
      case 0x2f: // /
        return this.readName();
      case 0x28: // (
        return this.readLiteralString();
      case 0x5b: // [
        return this.readArray(nesting);
      case 0x3c: // <
        return this.bytes[this.position + 1] === 0x3c ? this.readDict(nesting) : this.readHexString();
      default:
        return this.readNumberOrWord();
    }
  }

  /** The next run of regular characters. */
  readWord(): string {
    this.skipSpace();
    const word = this.readRegular();
    if (word === "") throw new Error("A word was expected.");
    return word;
  }

  readInteger(): number {
    const word = this.readWord();
    if (!/^\d{1,15}$/.test(word)) throw new Error("A whole number was expected.");
    return Number(word);
  }

  /** Reads a word if it is the next one. */
  skipWord(word: string): boolean {
    this.skipSpace();
    const start = this.position;
    if (this.readRegular() === word) return true;
    this.position = start;
    return false;
  }

  skipSpace(): void {
    for (;;) {
      while (isSpace(this.bytes[this.position])) this.position++;
      if (this.bytes[this.position] !== 0x25) return;
      while (this.position < this.bytes.length && !isLineEnd(this.bytes[this.position])) this.position++;
    }
  }

  private readRegular(): string {
    const start = this.position;
    while (isRegular(this.bytes[this.position])) this.position++;
    return this.bytes.toString("latin1", start, this.position);
  }

  private readNumberOrWord(): PDFObject {
    const word = this.readWord();
    if (word === "true") return PDFBool.True;
    if (word === "false") return PDFBool.False;
    if (objectNumber.test(word)) return this.readReference(Number(word)) ?? PDFNumber.of(Number(word));
    if (structure.test(word)) throw new Error("A value is not complete.");
    const [digits] = beginningOfNumber.exec(word) ?? [];
    if (digits === undefined) return PDFNull;
    // Some writers put no space between a number and the end of its object.
    if (word === `${digits}endobj`) this.position -= "endobj".length;
    return PDFNumber.of(Number(digits));
  }

  /** Reads what makes a number a reference: `12` is a number, `12 0 R` is a reference. */
  private readReference(number: number): PDFRef | undefined {
    const start = this.position;
    this.skipSpace();
    const generation = this.readRegular();
    if (generationNumber.test(generation) && this.skipWord("R")) return PDFRef.of(number, Number(generation));
    this.position = start;
    return undefined;
  }

  private readName(): PDFName {
    this.position++;
    // PDFName.of decodes escapes with capital letters.
    return PDFName.of(this.readRegular().replace(/#[0-9a-f]{2}/gi, (escape) => escape.toUpperCase()));
  }

  private readArray(nesting: number): PDFArray {
    const array = PDFArray.withContext(this.context);
    this.position++;
    for (this.skipSpace(); this.bytes[this.position] !== 0x5d; this.skipSpace())
      array.push(this.readValue(nesting + 1));
    this.position++;
    return array;
  }

  private readDict(nesting: number): PDFDict {
    const entries = new Map<PDFName, PDFObject>();
    this.position += 2;
    for (this.skipSpace(); this.bytes[this.position] !== 0x3e; this.skipSpace()) {
      if (this.bytes[this.position] !== 0x2f) {
        this.readValue(nesting + 1);
        continue;
      }
      const name = this.readName();
      this.skipSpace();
      const hasValue = this.bytes[this.position] !== 0x3e;
      entries.set(name, hasValue ? this.readValue(nesting + 1) : PDFNull);
    }
    if (this.bytes[this.position + 1] !== 0x3e) throw new Error("A dictionary must end with >>.");
    this.position += 2;
    return PDFDict.fromMapWithContext(entries, this.context);
  }

  private readHexString(): PDFHexString {
    const end = this.bytes.indexOf(0x3e, this.position);
    if (end === -1) throw new Error("A string is cut off.");
    const digits = this.bytes.toString("latin1", this.position + 1, end);
    this.position = end + 1;
    return PDFHexString.of(digits);
  }

  private readLiteralString(): PDFString {
    const start = this.position;
    let depth = 0;
    for (let at = start; at < this.bytes.length; at++) {
      const byte = this.bytes[at];
      if (byte === 0x5c) at++;
      else if (byte === 0x28) depth++;
      else if (byte === 0x29 && --depth === 0) {
        this.position = at + 1;
        return PDFString.of(this.bytes.toString("latin1", start + 1, at));
      }
    }
    throw new Error("A string is cut off.");
  }
}
