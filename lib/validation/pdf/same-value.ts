import type { PdfArray, PdfDict, PdfRef, PdfValue } from "@/lib/formats/pdf/pdf-syntax";

/** Whether two values of a PDF are equal. References are equal when they refer to the same object. */
export function isSameValue(one: PdfValue | undefined, other: PdfValue | undefined): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return (one ?? null) === (other ?? null);
  switch (one.kind) {
    case "name":
      return other.kind === "name" && one.name === other.name;
    case "string":
      return other.kind === "string" && one.bytes.equals(other.bytes);
    case "ref":
      return other.kind === "ref" && one.number === other.number && one.generation === other.generation;
    case "array":
      return other.kind === "array" && areSameItems(one, other);
    case "dict":
      return other.kind === "dict" && areSameEntries(one, other);
  }
}

const areSameItems = ({ items }: PdfArray, other: PdfArray) =>
  items.length === other.items.length && items.every((item, at) => isSameValue(item, other.items[at]));

const areSameEntries = ({ entries }: PdfDict, other: PdfDict) =>
  entries.size === other.entries.size &&
  [...entries].every(([key, value]) => other.entries.has(key) && isSameValue(value, other.entries.get(key)));

export const isRef = (value: PdfValue | undefined): value is PdfRef =>
  typeof value === "object" && value?.kind === "ref";

export const isDict = (value: PdfValue | undefined): value is PdfDict =>
  typeof value === "object" && value?.kind === "dict";

export const isArray = (value: PdfValue | undefined): value is PdfArray =>
  typeof value === "object" && value?.kind === "array";

export const isNamed = (value: PdfValue | undefined, name: string): boolean =>
  typeof value === "object" && value?.kind === "name" && value.name === name;
