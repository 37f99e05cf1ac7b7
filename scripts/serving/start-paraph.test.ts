import { expect, test, vi } from "vitest";
import { SettingError } from "@/lib/base/env";
import { exitCodeAfter } from "./start-paraph";
import { RefusedToStart, UnexpectedExit } from "./supervise";

const spyOnConsole = () => vi.spyOn(console, "error").mockReturnValue();

test("a refused start ends with exit code 78, whether Paraph or one of its parts refuses", () => {
  const printed = spyOnConsole();
  expect(exitCodeAfter(new RefusedToStart("portal"))).toBe(78);
  expect(printed, "the part has printed why").not.toHaveBeenCalled();
  expect(exitCodeAfter(new SettingError("PORT is wrong."))).toBe(78);
  expect(printed.mock.calls).toEqual([["PORT is wrong."]]);
});

test("a part that exits by itself ends Paraph with exit code 1, as a service manager should restart it", () => {
  const printed = spyOnConsole();
  expect(exitCodeAfter(new UnexpectedExit("portal", "signal SIGKILL"))).toBe(1);
  expect(printed.mock.calls).toEqual([["The portal stopped unexpectedly (signal SIGKILL)."]]);
});

test("an error that is not meant for the operator is thrown on", () => {
  const error = new TypeError("undefined is not a function");
  expect(() => exitCodeAfter(error)).toThrow(error);
});
