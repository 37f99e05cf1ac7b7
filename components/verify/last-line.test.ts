import { expect, test } from "vitest";
import { lastLine } from "./last-line";

test("the last line of a response is read, and a line that has only begun is not", () => {
  expect(lastLine('{"place":2}\n{"place":1}\n')).toEqual({ place: 1 });
  expect(lastLine('{"place":2}\n{"report":{}}')).toEqual({ report: {} });
  expect(lastLine('{"place":2}\n{"repo')).toEqual({});
  expect(lastLine("<html>")).toEqual({});
  expect(lastLine("")).toEqual({});
});
