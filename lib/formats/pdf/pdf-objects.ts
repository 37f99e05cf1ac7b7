import { readIndirectObject, type IndirectObject } from "./indirect-object";
import { readStream } from "./pdf-stream";
import { PdfSyntax, PdfSyntaxError, type PdfDict, type PdfValue } from "./pdf-syntax";
import type { PdfSource } from "./pdf-source";
import type { XrefEntry } from "./xref-section";
import type { XrefChain } from "./xref";

/** The value of an object; for a stream, its dictionary, and the offset of its bytes. */
export type FoundObject = { value: PdfValue; streamStart: number | null };

/**
 * Finds objects of a revision as a viewer does: by the newest cross-reference section that lists them. An object that
 * no section lists is not part of the document, even if a scan of the bytes would find it.
 */
export class PdfObjects {
  private readonly objectStreams = new Map<number, Promise<Map<number, PdfValue>>>();

  constructor(
    private readonly source: PdfSource,
    private readonly chain: XrefChain,
  ) {}

  /** The value itself, or what it refers to; null if that does not exist (ISO 32000-2, 7.3.10). */
  async resolve(value: PdfValue | undefined): Promise<PdfValue> {
    if (typeof value !== "object" || value?.kind !== "ref") return value ?? null;
    const entry = await this.findEntry(value.number);
    if (entry?.kind === "offset" && entry.generation !== value.generation) return null;
    return (await this.readNumbered(value.number, entry))?.value ?? null;
  }

  /** The object with this number, whatever its generation; `undefined` if there is none. */
  async find(number: number): Promise<FoundObject | undefined> {
    return this.readNumbered(number, await this.findEntry(number));
  }

  private async readNumbered(number: number, entry: XrefEntry | undefined): Promise<FoundObject | undefined> {
    if (!entry || entry.kind === "free") return undefined;
    if (entry.kind === "compressed") {
      const value = (await this.objectStream(entry.stream)).get(number);
      return value === undefined ? undefined : { value, streamStart: null };
    }
    const { value, streamStart } = await this.readObject(number, entry);
    return { value, streamStart };
  }

  async resolveDict(value: PdfValue | undefined): Promise<PdfDict | undefined> {
    const resolved = await this.resolve(value);
    return typeof resolved === "object" && resolved?.kind === "dict" ? resolved : undefined;
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

  private async findEntry(number: number): Promise<XrefEntry | undefined> {
    for (const section of this.chain.sections) {
      const entry = await section.find(number);
      // For old viewers, a hybrid file's table lists objects as free that are in the stream beside it.
      const mayBeHidden = entry?.kind === "free" && section.trailer.entries.has("XRefStm");
      if (entry && !mayBeHidden) return entry;
    }
    return undefined;
  }

  private async readObject(number: number, entry: XrefEntry & { kind: "offset" }): Promise<IndirectObject> {
    const object = await readIndirectObject(this.source, this.chain.base + entry.offset);
    if (object.number !== number || object.generation !== entry.generation)
      throw new PdfSyntaxError("An object is not where the cross-reference section says.");
    return object;
  }

  private objectStream(number: number): Promise<Map<number, PdfValue>> {
    const known = this.objectStreams.get(number) ?? this.readObjectStream(number);
    this.objectStreams.set(number, known);
    return known;
  }

  private async readObjectStream(number: number): Promise<Map<number, PdfValue>> {
    const entry = await this.findEntry(number);
    if (entry?.kind !== "offset") throw new PdfSyntaxError("An object stream is missing.");
    const { value: dict, streamStart } = await this.readObject(number, entry);
    if (typeof dict !== "object" || dict?.kind !== "dict" || streamStart === null)
      throw new PdfSyntaxError("An object stream is missing.");
    const length = await this.resolveLength(dict.entries.get("Length"));
    const bytes = await readStream(this.source, { dict, start: streamStart, length });
    return parseObjectStream(bytes, dict);
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

/** ISO 32000-2, 7.5.7: pairs of number and offset, then the objects. */
function parseObjectStream(bytes: Buffer, dict: PdfDict): Map<number, PdfValue> {
  const [count, first] = [dict.entries.get("N"), dict.entries.get("First")];
  if (typeof count !== "number" || typeof first !== "number")
    throw new PdfSyntaxError("An object stream is damaged.");
  // A last object that is a bare number ends where anything follows that cannot belong to it.
  const syntax = new PdfSyntax(Buffer.concat([bytes, Buffer.from(" end")]), null);
  const places: [number: number, at: number][] = [];
  for (let index = 0; index < count; index++) places.push([syntax.readInteger(), syntax.readInteger()]);
  const objects = new Map<number, PdfValue>();
  for (const [number, at] of places) {
    syntax.position = first + at;
    objects.set(number, syntax.readValue());
  }
  return objects;
}
