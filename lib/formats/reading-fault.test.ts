import { expect, test } from "vitest";
import { TooComplex } from "./reading-budget";
import { throwIfReadingFault } from "./reading-fault";

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

const endless = (): unknown => [endless()];

test.each([
  ["work beyond the budget", new TooComplex("xmlNodes")],
  ["an error of the file system", Object.assign(new Error("EIO"), { syscall: "read" })],
  ["a stack that is used up", thrownBy(endless)],
  ["a string that is too long", thrownBy(() => "a".repeat(2 ** 30))],
  ["a buffer that gets no memory", thrownBy(() => new ArrayBuffer(2 ** 53 - 1))],
  ["a list that is too long", thrownBy(() => (Array(1).length = 2 ** 32))],
])("%s says nothing about the bytes", (_, error) => {
  expect(error).toBeInstanceOf(Error);
  expect(() => throwIfReadingFault(error)).toThrow(error as Error);
});

test.each([
  ["a wrong date", thrownBy(() => new Date(NaN).toISOString())],
  ["an offset outside the bytes", thrownBy(() => new DataView(new ArrayBuffer(1)).getUint8(2))],
  ["an error of a library", new Error("Object's schema was not verified")],
  ["a thrown text", "wrong"],
])("%s is a fault of the bytes", (_, error) => {
  expect(() => throwIfReadingFault(error)).not.toThrow();
});
