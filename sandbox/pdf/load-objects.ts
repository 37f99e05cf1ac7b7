import { PDFName, PDFNumber, PDFRawStream, PDFRef, type PDFContext, type PDFObject } from "@cantoo/pdf-lib";
import type { CrossReferences } from "./cross-references";
import { directLength, readIndirectObject } from "./indirect-object";
import { ObjectParser } from "./object-parser";
import { unpackStream } from "./unpack-stream";
import type { XrefEntry } from "./xref-section";

type AtOffset = XrefEntry & { kind: "offset" };
type Compressed = XrefEntry & { kind: "compressed" };

/** Puts every object that the cross-references list into the context. One that cannot be read does not exist. */
export function loadObjects(bytes: Buffer, { base, entries }: CrossReferences, context: PDFContext): void {
  const streams = new Map<number, ReturnType<typeof openObjectStream> | undefined>();
  for (const [number, entry] of entries) {
    const object = ifReadable(() => {
      if (entry.kind === "free") return undefined;
      return entry.kind === "offset" ? objectAt(number, entry) : inObjectStream(number, entry);
    });
    const generation = entry.kind === "offset" ? entry.generation : 0;
    if (object) context.assign(PDFRef.of(number, generation), object);
  }

  function objectAt(number: number, { offset, generation }: AtOffset, ofStream = lengthOf): PDFObject {
    const found = readIndirectObject(bytes, base + offset, { context, lengthOf: ofStream });
    if (found.number !== number || found.generation !== generation)
      throw new Error("An object is not where the cross-references say.");
    return found.object;
  }

  /** Of an object that holds a length, no length is looked up: two could name each other without end. */
  function lengthOf(length: PDFObject | undefined): number | undefined {
    const entry = length instanceof PDFRef ? entries.get(length.objectNumber) : undefined;
    const value =
      length instanceof PDFRef && entry?.kind === "offset"
        ? ifReadable(() => objectAt(length.objectNumber, entry, directLength))
        : length;
    return value instanceof PDFNumber ? value.asNumber() : undefined;
  }

  function inObjectStream(number: number, { stream, index }: Compressed): PDFObject | undefined {
    if (!streams.has(stream))
      streams.set(
        stream,
        ifReadable(() => openObjectStream(streamOf(stream))),
      );
    return streams.get(stream)?.(number, index);
  }

  function streamOf(number: number): PDFRawStream {
    const entry = entries.get(number);
    const object = entry?.kind === "offset" ? objectAt(number, entry) : undefined;
    if (!(object instanceof PDFRawStream)) throw new Error("An object stream is missing.");
    return object;
  }
}

/** Unpacks an object stream (ISO 32000-2, 7.5.7), whatever its /Type. @returns a function that reads its objects */
function openObjectStream(stream: PDFRawStream) {
  const { context } = stream.dict;
  const bytes = unpackStream(stream);
  const [count = 0, first = 0] = ["N", "First"].map((key) => {
    const value = stream.dict.lookup(PDFName.of(key));
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
  const head = new ObjectParser(bytes, 0, context);
  const places = Array.from({ length: Math.min(count, bytes.length) }, () => ({
    number: head.readInteger(),
    offset: head.readInteger(),
  }));
  const byNumber = new Map(places.map((place) => [place.number, place]));
  return (number: number, index: number): PDFObject | undefined => {
    const place = places[index]?.number === number ? places[index] : byNumber.get(number);
    return place && new ObjectParser(bytes, first + place.offset, context).readValue();
  };
}

function ifReadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
