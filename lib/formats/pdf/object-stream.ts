import type { ReadingBudget } from "../reading-budget";
import { PdfParser } from "./pdf-parser";
import { PdfSyntaxError, type PdfDict, type PdfRef, type PdfValue } from "./pdf-syntax";

const bytesOfPlace = 12;

/** Its bytes, and where in the file they are packed. */
type Unpacked = { dict: PdfDict; bytes: Buffer; start: number; packedBytes: number };

/** An unpacked object stream (ISO 32000-2, 7.5.7): pairs of number and offset, then the objects. */
export class ObjectStream {
  /** The memory that it takes, in bytes. */
  readonly weight: number;
  private readonly numbers: Float64Array;
  private readonly offsets: Uint32Array;
  private readonly first: number;
  private readonly syntax: PdfParser;
  private indexes?: Map<number, number>;

  /** The offset behind the stream in the file. */
  readonly end: number;
  readonly packedBytes: number;
  /** Where its length is, if that is an object of its own, which an update may replace. */
  readonly lengthRef?: PdfRef;

  /** @throws {PdfSyntaxError} when its pairs are damaged */
  constructor(
    { dict: { entries }, bytes, start, packedBytes }: Unpacked,
    private readonly budget: ReadingBudget,
  ) {
    const [count, first] = [entries.get("N"), entries.get("First")];
    if (!isCount(count) || !isCount(first) || count > bytes.length)
      throw new PdfSyntaxError("An object stream is damaged.");
    budget.spend("entries", count);
    this.end = start + packedBytes;
    this.packedBytes = packedBytes;
    const length = entries.get("Length");
    if (typeof length === "object" && length?.kind === "ref") this.lengthRef = length;
    this.weight = bytes.length + count * bytesOfPlace;
    this.first = first;
    this.numbers = new Float64Array(count);
    this.offsets = new Uint32Array(count);
    this.syntax = new PdfParser(bytes, null);
    for (let index = 0; index < count; index++) {
      this.numbers[index] = this.syntax.readInteger();
      this.offsets[index] = this.syntax.readInteger();
    }
    budget.spend("parsedBytes", this.syntax.position);
  }

  /**
   * The value of an object, read when it is asked for; `undefined` if it is not in the stream.
   *
   * @param index its place in the stream according to the cross-reference section
   */
  find(number: number, index: number): PdfValue | undefined {
    const at = this.numbers[index] === number ? index : this.indexOf(number);
    const offset = at === undefined ? undefined : this.offsets[at];
    if (offset === undefined) return undefined;
    this.budget.spend("objects");
    this.syntax.position = this.first + offset;
    this.syntax.values = 0;
    const value = this.syntax.readValue();
    this.budget.spend("parsedBytes", this.syntax.position - this.first - offset);
    return value;
  }

  private indexOf(number: number): number | undefined {
    this.indexes ??= new Map([...this.numbers].map((each, index) => [each, index]));
    return this.indexes.get(number);
  }
}

const isCount = (value: PdfValue | undefined): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
