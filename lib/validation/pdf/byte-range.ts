import { createHash, type Hash } from "node:crypto";
import type { SignatureFault } from "@/lib/domain/validation/signature-fault";
import type { PdfDict } from "@/lib/formats/pdf/pdf-syntax";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { TooComplex } from "@/lib/formats/reading-budget";

/** The part of a file that a signature covers: from 0 to `holeStart`, and from `holeEnd` to `end`. */
export type ByteRange = { holeStart: number; holeEnd: number; end: number };

export type ReadByteRange =
  | { byteRange: ByteRange; fault?: undefined }
  | { byteRange?: undefined; fault: SignatureFault & ("byte_range_malformed" | "contents_mismatch") };

const maxHashings = 4;
const maxTails = 1024 ** 3;

/** What decides which bytes a signature covers, and how; values without a key are under the empty one. */
const keysOfSignature = ["", "ByteRange", "Contents", "SubFilter", "Cert", "Reference"];

/** Whether a dictionary has one of these keys more than once, so that readers differ about its value. */
export const isDoubtful = ({ doubtful }: PdfDict, keys: readonly string[]): boolean =>
  doubtful !== undefined && keys.some((key) => doubtful.has(key));

/**
 * Reads which part of the file a signature covers and makes sure that it leaves out nothing but the signature itself:
 * /ByteRange begins at 0, has two parts in order inside the file, and the hole between them is exactly the hexadecimal
 * string that is /Contents, delimiters included (ISO 32000-2, 12.8.1 and table 255). Forged content could hide in a
 * wider hole.
 */
export function readByteRange(dictionary: PdfDict, fileSize: number): ReadByteRange {
  // What another reader takes for the signature could cover something else.
  if (isDoubtful(dictionary, keysOfSignature)) return { fault: "byte_range_malformed" };
  const array = dictionary.entries.get("ByteRange");
  if (typeof array !== "object" || array?.kind !== "array") return { fault: "byte_range_malformed" };
  const [start, firstLength, second, secondLength, ...more] = array.items;
  const isSane =
    start === 0 && isLength(firstLength) && isLength(second) && isLength(secondLength) && more.length === 0;
  if (!isSane || firstLength >= second || second + secondLength > fileSize)
    return { fault: "byte_range_malformed" };
  const contents = dictionary.entries.get("Contents");
  if (typeof contents !== "object" || contents?.kind !== "string") return { fault: "contents_mismatch" };
  if (contents.span?.start !== firstLength || contents.span.end !== second)
    return { fault: "contents_mismatch" };
  // White space is legal in a hexadecimal string, but in the hole it would be bytes that nobody signed.
  if (contents.hexDigits !== second - firstLength - 2) return { fault: "contents_mismatch" };
  return { byteRange: { holeStart: firstLength, holeEnd: second, end: second + secondLength } };
}

function isLength(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

/**
 * Digests what the signatures of a file cover. All begin at the start of the file, so what they have in common is read
 * once for each algorithm, where the signatures come in the order in which they were added.
 *
 * Both methods throw {TooComplex} when more would have to be hashed than honest signatures need.
 */
export class RangeDigests {
  private readonly digests = new Map<string, Promise<Buffer>>();
  /** The digest of the file up to a byte, by algorithm. */
  private readonly running = new Map<string, { hash: Hash; position: number }>();

  /** How many bytes may still be hashed: the file by some algorithms, and what is behind the hole of each signature. */
  private left: number;

  constructor(
    private readonly source: PdfSource,
    maxTailBytes = maxTails,
  ) {
    this.left = maxHashings * source.size + maxTailBytes;
  }

  /** The digest of what a signature covers. */
  of(range: ByteRange, algorithm: string): Promise<Buffer> {
    const key = `${algorithm} ${range.holeStart} ${range.holeEnd} ${range.end}`;
    const digest = this.digests.get(key) ?? this.compute(range, algorithm);
    this.digests.set(key, digest);
    return digest;
  }

  /** What a signature covers, streamed from the file. Each chunk is overwritten by the next. */
  async *chunks({ holeStart, holeEnd, end }: ByteRange): AsyncGenerator<Buffer> {
    this.spend(holeStart + (end - holeEnd));
    yield* this.source.chunks(0, holeStart);
    yield* this.source.chunks(holeEnd, end);
  }

  private spend(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw new TooComplex("hashedBytes");
  }

  private async compute({ holeStart, holeEnd, end }: ByteRange, algorithm: string): Promise<Buffer> {
    const known = this.running.get(algorithm);
    const { hash, position } =
      known && known.position <= holeStart ? known : { hash: createHash(algorithm), position: 0 };
    this.running.delete(algorithm);
    this.spend(holeStart - position + (end - holeEnd));
    for await (const chunk of this.source.chunks(position, holeStart)) hash.update(chunk);
    this.running.set(algorithm, { hash, position: holeStart });
    const whole = hash.copy();
    for await (const chunk of this.source.chunks(holeEnd, end)) whole.update(chunk);
    return whole.digest();
  }
}
