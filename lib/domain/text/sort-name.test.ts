import { expect, test } from "vitest";
import { foldedName, sortName } from "./sort-name";

test("names are sorted regardless of case and accents, and numbers by value", () => {
  const names = ["lease 10", "Žalia", "Ąžuolas", "Lease 2", "zebra", "b"];
  const sorted = names.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
  expect(sorted).toEqual(["Ąžuolas", "b", "Lease 2", "lease 10", "Žalia", "zebra"]);
});

test("names that differ only in case, accents or encoding fold to the same text", () => {
  expect(new Set(["Būstas", "bustas ", "BU\u0304STAS"].map(foldedName))).toEqual(new Set(["bustas"]));
});
