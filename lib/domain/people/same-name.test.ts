import { expect, test } from "vitest";
import { isSameName } from "./same-name";

test.each([
  ["Jonas Petraitis", "JONAS PETRAITIS"],
  ["Jonas Petraitis", "Petraitis, Jonas"],
  ["Žaneta Ąžuolaitė", "ZANETA AZUOLAITE"],
  ["Ona Marija Rimkutė-Žukė", "ŽUKĖ RIMKUTĖ ONA-MARIJA"],
  ["Mary Änn O'Connež-Šuslik", "MARY ÄNN O’CONNEŽ ŠUSLIK"],
  ["Łukasz Størje", "LUKASZ STORJE"],
])("%s and %s are the same name", (one, other) => {
  expect(isSameName(one, other)).toBe(true);
});

test.each([
  ["Jonas Petraitis", "Jonas Jonaitis"],
  ["Jonas Petraitis", "Jonas Algirdas Petraitis"],
  ["Jonas Petraitis", ""],
])("%s and %s are different names", (one, other) => {
  expect(isSameName(one, other)).toBe(false);
});
