import { readIndirectObject } from "./indirect-object";
import { ObjectStream } from "./object-stream";
import { type PdfStream, readStream } from "./pdf-stream";
import { type IndirectObject, PdfSyntaxError, type PdfDict, type PdfRef, type PdfValue } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";
import type { XrefEntries, XrefEntry } from "./xref-entries";
import type { XrefSection } from "./xref-section";
import type { XrefChain } from "./xref";

/**
 * The value of an object; for a stream, its dictionary, and the offset of its bytes. `containers` are the
 * numbers of the object stream that it is in, and of the object that has the stream's length.
 */
export type FoundObject = { value: PdfValue; streamStart: number | null; containers?: readonly number[] };

type Searched = { section: XrefSection; entries: XrefEntries };

/** Whether a stream beside a table lists more objects (7.5.8.4). */
export const isHybrid = ({ isTable, trailer }: XrefSection): boolean =>
  isTable && trailer.entries.has("XRefStm");

/**
 * Finds objects of a revision as a viewer does: by the newest cross-reference section that lists them. An object that
 * no section lists is not part of the document, even if a scan of the bytes would find it.
 *
 * Every method throws {PdfSyntaxError} for what is damaged, and {TooComplex} for what exceeds the file's budget.
 */
export class PdfObjects {
  private searched: Promise<Searched[]> | undefined;
  /** The object streams that are known to be as long in this revision as when they were read. */
  private readonly measured = new WeakSet<ObjectStream>();

  constructor(
    private readonly source: PdfSource,
    private readonly chain: XrefChain,
  ) {}

  /** The value itself, or what it refers to; null if that does not exist (ISO 32000-2, 7.3.10). */
  async resolve(value: PdfValue | undefined): Promise<PdfValue> {
    return (await this.follow(value))?.value ?? null;
  }

  /** The dictionary itself, or the one that it refers to; none for a value of another type, a stream included. */
  async resolveDict(value: PdfValue | undefined): Promise<PdfDict | undefined> {
    const found = await this.follow(value);
    const isDict = typeof found?.value === "object" && found.value?.kind === "dict";
    return isDict && found.streamStart === null ? (found.value as PdfDict) : undefined;
  }

  /** The object with this number, whatever its generation; `undefined` if there is none. */
  async find(number: number): Promise<FoundObject | undefined> {
    return this.readNumbered(number, await this.findEntry(number));
  }

  /** Whether there is an object with this number, whatever it is. */
  async has(number: number): Promise<boolean> {
    const entry = await this.findEntry(number);
    return entry !== undefined && entry.kind !== "free";
  }

  /** Whether the object with a reference's number has another generation. */
  async hasOtherGeneration({ number, generation }: PdfRef): Promise<boolean> {
    const entry = await this.findEntry(number);
    return entry?.kind === "offset" && entry.generation !== generation;
  }

  /** Where in the file an object is; `undefined` if there is none, or it is in an object stream. */
  async offsetOf(number: number): Promise<number | undefined> {
    const entry = await this.findEntry(number);
    return entry?.kind === "offset" ? this.chain.base + entry.offset : undefined;
  }

  /** The items of an array; none of a value of another type. */
  async resolveItems(value: PdfValue | undefined): Promise<PdfValue[]> {
    const resolved = await this.resolve(value);
    return typeof resolved === "object" && resolved?.kind === "array" ? resolved.items : [];
  }

  /** Where the stream is that a reference refers to; `undefined` if it refers to none. */
  async findStream(value: PdfValue): Promise<PdfStream | undefined> {
    const found = await this.follow(value);
    if (typeof found?.value !== "object" || found.value?.kind !== "dict" || found.streamStart === null)
      return undefined;
    const length = await this.resolveLength(found.value.entries.get("Length"));
    return { dict: found.value, start: found.streamStart, length };
  }

  /** The bytes of a stream that is packed by Flate, or not at all. */
  unpack(stream: PdfStream): Promise<Buffer> {
    return readStream(this.source, stream);
  }

  /** The value of an entry in the newest trailer that has it. */
  trailerEntry(key: string): PdfValue | undefined {
    return this.chain.sections.find(({ trailer }) => trailer.entries.has(key))?.trailer.entries.get(key);
  }

  /** @throws {PdfSyntaxError} when the document has none */
  async requireCatalog(): Promise<PdfDict> {
    const catalog = await this.resolveDict(this.trailerEntry("Root"));
    if (!catalog) throw new PdfSyntaxError("The document has no catalog.");
    return catalog;
  }

  private async follow(value: PdfValue | undefined): Promise<FoundObject | undefined> {
    if (typeof value !== "object" || value?.kind !== "ref")
      return { value: value ?? null, streamStart: null };
    const entry = await this.findEntry(value.number);
    if (entry?.kind === "offset" && entry.generation !== value.generation) return undefined;
    return this.readNumbered(value.number, entry);
  }

  private async readNumbered(number: number, entry: XrefEntry | undefined): Promise<FoundObject | undefined> {
    if (!entry || entry.kind === "free") return undefined;
    if (entry.kind === "compressed") {
      const stream = await this.objectStream(entry.stream);
      const value = stream.find(number, entry.index);
      if (value === undefined) return undefined;
      const lengthNumber = stream.lengthRef ? [stream.lengthRef.number] : [];
      return { value, streamStart: null, containers: [entry.stream, ...lengthNumber] };
    }
    const { value, streamStart } = await this.readObject(number, entry);
    return { value, streamStart };
  }

  private async findEntry(number: number): Promise<XrefEntry | undefined> {
    this.searched ??= this.readSections();
    for (const { section, entries } of await this.searched) {
      this.source.budget.spend("lookups");
      const entry = entries.find(number, this.source.budget);
      // For old viewers, a hybrid file's table lists objects as free that are in the stream beside it.
      const mayBeHidden = entry?.kind === "free" && isHybrid(section);
      if (entry && !mayBeHidden) return entry;
    }
    return undefined;
  }

  /** One after the other, so that no more than one stream is being unpacked. */
  private async readSections(): Promise<Searched[]> {
    const searched: Searched[] = [];
    for (const section of this.chain.sections)
      searched.push({ section, entries: await section.readEntries() });
    return searched;
  }

  private async readObject(number: number, entry: XrefEntry & { kind: "offset" }): Promise<IndirectObject> {
    const object = await readIndirectObject(this.source, this.chain.base + entry.offset);
    if (object.number !== number || object.generation !== entry.generation)
      throw new PdfSyntaxError("An object is not where the cross-reference section says.");
    return object;
  }

  private async objectStream(number: number): Promise<ObjectStream> {
    const entry = await this.findEntry(number);
    if (entry?.kind !== "offset") throw new PdfSyntaxError("An object stream is missing.");
    const offset = this.chain.base + entry.offset;
    const known = this.source.objectStreams.get(offset);
    const stream = known ?? (await this.readObjectStream(number, entry));
    if (stream.end > this.source.size) throw new PdfSyntaxError("An object stream is cut off.");
    await this.requireLength(stream);
    if (!known) this.source.objectStreams.set(offset, stream);
    return stream;
  }

  /** @throws {PdfSyntaxError} when a stream was read in a revision in which it has another length */
  private async requireLength(stream: ObjectStream): Promise<void> {
    if (!stream.lengthRef || this.measured.has(stream)) return;
    if ((await this.resolveLength(stream.lengthRef)) !== stream.packedBytes)
      throw new PdfSyntaxError("An object stream has another length in another revision.");
    this.measured.add(stream);
  }

  private async readObjectStream(
    number: number,
    entry: XrefEntry & { kind: "offset" },
  ): Promise<ObjectStream> {
    const { value: dict, streamStart: start } = await this.readObject(number, entry);
    if (typeof dict !== "object" || dict?.kind !== "dict" || start === null)
      throw new PdfSyntaxError("An object stream is missing.");
    const length = await this.resolveLength(dict.entries.get("Length"));
    const bytes = await readStream(this.source, { dict, start, length });
    return new ObjectStream({ dict, bytes, start, packedBytes: length }, this.source.budget);
  }

  private async resolveLength(value: PdfValue | undefined): Promise<number> {
    const entry =
      typeof value === "object" && value?.kind === "ref" ? await this.findEntry(value.number) : undefined;
    // A length inside an object stream could be inside the very stream whose length it is.
    const length = entry && entry.kind !== "offset" ? null : await this.resolve(value);
    if (typeof length !== "number" || length < 0) throw new PdfSyntaxError("A stream has no length.");
    return length;
  }
}
