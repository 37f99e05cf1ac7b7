import type { PdfObjects, FoundObject } from "@/lib/formats/pdf/pdf-objects";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { isDict } from "./same-value";

type StreamIn = { objects: PdfObjects; found: FoundObject };

/** Whether the bytes of two streams in one file are equal, as they are there, without unpacking them. */
export async function areSameBytes(source: PdfSource, one: StreamIn, other: StreamIn): Promise<boolean> {
  const [first, second] = [one.found.streamStart, other.found.streamStart];
  const [length, otherLength] = [await lengthOf(one), await lengthOf(other)];
  if (first === null || second === null || length === undefined || length !== otherLength) return false;
  if (first === second) return true;
  if (Math.max(first, second) + length > source.size) return false;
  const chunks = source.chunks(second, second + length);
  for await (const chunk of source.chunks(first, first + length)) {
    const { value, done } = await chunks.next();
    if (done || !chunk.equals(value)) return false;
  }
  return true;
}

async function lengthOf({ objects, found }: StreamIn): Promise<number | undefined> {
  const length = isDict(found.value) ? await objects.resolve(found.value.entries.get("Length")) : null;
  return typeof length === "number" && length >= 0 ? length : undefined;
}
