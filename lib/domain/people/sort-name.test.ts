import { expect, test } from "vitest";
import { foldedName, sortName } from "./sort-name";

test("names are sorted without capitals and accents, numbers by their size", () => {
  const names = ["lease 10", "Žalia", "Ąžuolas", "Lease 2", "zebra", "b"];
  const sorted = names.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
  expect(sorted).toEqual(["Ąžuolas", "b", "Lease 2", "lease 10", "Žalia", "zebra"]);
});

test("names that differ by capitals, accents or their encoding alone are the same word", () => {
  expect(new Set(["Būstas", "bustas ", "BU\u0304STAS"].map(foldedName))).toEqual(new Set(["bustas"]));
});
