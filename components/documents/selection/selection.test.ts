import { expect, test } from "vitest";
import { extendTo, nothingSelected, selectedOf, toggle, toggleAll } from "./selection";

const order = ["a", "b", "c", "d", "e"];

test("a range extends up or down from the document selected last, and keeps the others selected", () => {
  const fromTo = (from: string, to: string) => extendTo(toggle(nothingSelected, from), order, to);
  expect(selectedOf(fromTo("b", "d"), order)).toEqual(["b", "c", "d"]);
  expect(selectedOf(fromTo("d", "b"), order)).toEqual(["b", "c", "d"]);
  const twoRanges = extendTo(toggle(extendTo(toggle(nothingSelected, "a"), order, "b"), "d"), order, "e");
  expect(selectedOf(twoRanges, order)).toEqual(["a", "b", "d", "e"]);
});

test("a range that grows keeps its anchor", () => {
  const grown = ["c", "d", "e"].reduce(
    (selection, id) => extendTo(selection, order, id),
    toggle(nothingSelected, "b"),
  );
  expect(grown).toEqual({ ids: ["b", "c", "d", "e"], anchor: "b" });
});

test("a range without an anchor, or whose anchor has left the list, is one document", () => {
  expect(selectedOf(extendTo(nothingSelected, order, "c"), order)).toEqual(["c"]);
  expect(selectedOf(extendTo({ ids: [], anchor: "gone" }, order, "c"), order)).toEqual(["c"]);
});

test("toggling all selects every document, or none if all are selected", () => {
  const some = toggle(nothingSelected, "b");
  const all = toggleAll(some, order);
  expect(selectedOf(all, order)).toEqual(order);
  expect(toggleAll(all, order)).toEqual(nothingSelected);
  expect(selectedOf(toggle(all, "b"), order)).toEqual(["a", "c", "d", "e"]);
});

test("a document that has left the list is no longer selected", () => {
  expect(selectedOf({ ids: ["a", "gone", "b"] }, ["b", "a"])).toEqual(["b", "a"]);
});
