import { expect, test } from "vitest";
import { machineTimeZone, namedTimeZone } from "./time-zone";

test.each([
  ["europe/vilnius", "Europe/Vilnius"],
  ["America/St_Johns", "America/St_Johns"],
  ["UTC", "UTC"],
  ["+02:00", undefined],
  ["Europe/Atlantis", undefined],
  ["", undefined],
  [undefined, undefined],
])("the time zone %j is known as %j", (name, known) => {
  expect(namedTimeZone(name)).toBe(known);
});

test("the machine's time zone has a name", () => {
  expect(namedTimeZone(machineTimeZone)).toBe(machineTimeZone);
});
